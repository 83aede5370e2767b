package org.tutela.core.list.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comparisons of a STIX 2.1 pattern that a list can express: any of them, by {@code =} or
 * {@code IN}. Everything else ({@code AND}, {@code FOLLOWEDBY}, {@code NOT}, {@code LIKE},
 * qualifiers, parentheses) is not.
 */
final class StixPattern {
  private static final String TEXT = "'((?:[^'\\\\]|\\\\['\\\\])*+)'";
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*([a-z0-9-]+):([A-Za-z0-9_.'\"-]+)\\s*(?:==?\\s*"
              + TEXT
              + "|IN\\s*\\(\\s*("
              + TEXT
              + "(?:\\s*,\\s*"
              + TEXT
              + ")*+)\\s*\\))\\s*");
  private static final Pattern LITERAL = Pattern.compile(TEXT);
  private static final Pattern OR = Pattern.compile("OR\\b");
  private static final Pattern OBSERVATION_OR = Pattern.compile("\\s*OR\\s*(?=\\[)");
  private static final String HASHES = "hashes.";

  /**
   * One value that the pattern looks for.
   *
   * @param algorithm of a file's hash, or empty if it is none
   * @param kind of object, for instance {@code url}
   * @param value list material
   */
  record Comparison(String algorithm, String kind, String value) {}

  private StixPattern() {}

  /** {@return what the pattern looks for, or empty if it is more than a list can express} */
  static Optional<List<Comparison>> parse(String pattern) {
    List<Comparison> found = new ArrayList<>();
    Matcher at = COMPARISON.matcher(pattern.strip());
    String text = pattern.strip();
    int position = 0;
    boolean inside = false;
    while (position < text.length()) {
      if (!inside) {
        if (text.charAt(position) != '[') {
          return Optional.empty();
        }
        position++;
        inside = true;
      }
      if (!at.region(position, text.length()).lookingAt() || !add(at, found)) {
        return Optional.empty();
      }
      position = at.end();
      if (position == text.length()) {
        return Optional.empty();
      }
      Matcher or = OR.matcher(text).region(position, text.length());
      if (text.charAt(position) == ']') {
        inside = false;
        position++;
        Matcher next = OBSERVATION_OR.matcher(text).region(position, text.length());
        if (next.useTransparentBounds(true).lookingAt()) {
          position = next.end();
        } else if (position < text.length()) {
          return Optional.empty();
        }
      } else if (or.lookingAt()) {
        position = or.end();
      } else {
        return Optional.empty();
      }
    }
    return inside || found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private static boolean add(Matcher comparison, List<Comparison> found) {
    String kind = comparison.group(1);
    String path = comparison.group(2);
    String algorithm = "";
    if (kind.equals("file") && path.startsWith(HASHES)) {
      algorithm = path.substring(HASHES.length()).replace("'", "").replace("\"", "");
    } else if (!path.equals("value") || !isAddress(kind)) {
      return false;
    }
    Matcher literal = LITERAL.matcher(comparison.group());
    // A quoted key of the path looks like a literal.
    literal.region(comparison.end(2) - comparison.start(), comparison.group().length());
    while (literal.find()) {
      String value = literal.group(1).replaceAll("\\\\(.)", "$1");
      found.add(new Comparison(algorithm, kind, value));
    }
    return true;
  }

  private static boolean isAddress(String kind) {
    return switch (kind) {
      case "url", "domain-name", "ipv4-addr", "ipv6-addr" -> true;
      default -> false;
    };
  }
}
