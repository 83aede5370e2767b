package org.tutela.filters.policy;

import java.util.Locale;

/**
 * Something in a policy that is well formed and yet hardly meant so. Immutable.
 *
 * @param kind what kind of thing
 * @param rule where it stands in the file, such as {@code limits.film.max_age}
 * @param message what is wrong and what would be right
 */
public record PolicyFinding(Kind kind, String rule, String message) {
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

  /** {@return rule, kind and message} */
  @Override
  public String toString() {
    String words = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return rule + ": " + words + ": " + message;
  }
}
