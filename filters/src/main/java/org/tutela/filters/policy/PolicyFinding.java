package org.tutela.filters.policy;

import java.util.Locale;

/**
 * Something in a policy that is well formed and yet hardly meant so. Immutable.
 *
 * @param source the name of the file that it stands in: the policy's or that of one it extends
 * @param line the line it begins in, from 1
 * @param column the column it begins in, from 1
 * @param kind what kind of thing
 * @param rule where it stands in the file, such as {@code limits.film.max_age}
 * @param message what is wrong and what would be right
 */
public record PolicyFinding(
    String source, int line, int column, Kind kind, String rule, String message) {
  /** What kind of thing was found. */
  public enum Kind {
    /** A rule that no question ever reaches. */
    UNREACHABLE,
    /** Two rules of which one takes back what the other says. */
    CONTRADICTION,
    /** A rule that is milder than a law; the law wins. */
    WEAKER_THAN_LAW,
    /** A rule that opens what it should close. */
    OPEN
  }

  static PolicyFinding at(Positions.Position at, Kind kind, String rule, String message) {
    return new PolicyFinding(at.source(), at.line(), at.column(), kind, rule, message);
  }

  /** {@return position, rule, kind and message} */
  @Override
  public String toString() {
    String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return source + ":" + line + ":" + column + ": " + rule + ": " + words + ": " + message;
  }
}
