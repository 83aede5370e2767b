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
  private static final Pattern PATH = Pattern.compile("([a-z0-9-]+):([A-Za-z0-9_.'\"-]+)");
  private static final String HASHES = "hashes.";

  private final String text;
  private final List<Comparison> found = new ArrayList<>();
  private int position;

  /**
   * One value that the pattern looks for.
   *
   * @param algorithm of a file's hash, or empty if it is none
   * @param kind of object, for instance {@code url}
   * @param value list material
   */
  record Comparison(String algorithm, String kind, String value) {}

  private StixPattern(String text) {
    this.text = text;
  }

  /** {@return what the pattern looks for, or empty if it is more than a list can express} */
  static Optional<List<Comparison>> parse(String pattern) {
    StixPattern parser = new StixPattern(pattern);
    boolean whole = parser.observations() && parser.position == pattern.length();
    return whole ? Optional.of(parser.found) : Optional.empty();
  }

  private boolean observations() {
    do {
      if (!take("[")) {
        return false;
      }
      do {
        if (!comparison()) {
          return false;
        }
      } while (take("OR"));
      if (!take("]")) {
        return false;
      }
    } while (take("OR"));
    return true;
  }

  private boolean comparison() {
    blanks();
    Matcher path = PATH.matcher(text).region(position, text.length());
    if (!path.lookingAt()) {
      return false;
    }
    position = path.end();
    String kind = path.group(1);
    String property = path.group(2);
    String algorithm = "";
    if (kind.equals("file") && property.startsWith(HASHES)) {
      algorithm = property.substring(HASHES.length()).replace("'", "").replace("\"", "");
    } else if (!property.equals("value") || !isAddress(kind)) {
      return false;
    }
    if (take("==") || take("=")) {
      return literal(algorithm, kind);
    }
    if (!take("IN") || !take("(")) {
      return false;
    }
    do {
      if (!literal(algorithm, kind)) {
        return false;
      }
    } while (take(","));
    return take(")");
  }

  private boolean literal(String algorithm, String kind) {
    if (!take("'")) {
      return false;
    }
    StringBuilder value = new StringBuilder();
    for (; position < text.length() && text.charAt(position) != '\''; position++) {
      if (text.charAt(position) == '\\') {
        position++;
      }
      if (position < text.length()) {
        value.append(text.charAt(position));
      }
    }
    found.add(new Comparison(algorithm, kind, value.toString()));
    return take("'");
  }

  /** {@return whether this comes next, after blanks; then it is behind us} */
  private boolean take(String token) {
    blanks();
    boolean next = text.startsWith(token, position);
    position += next ? token.length() : 0;
    blanks();
    return next;
  }

  private void blanks() {
    while (position < text.length() && text.charAt(position) <= ' ') {
      position++;
    }
  }

  private static boolean isAddress(String kind) {
    return switch (kind) {
      case "url", "domain-name", "ipv4-addr", "ipv6-addr" -> true;
      default -> false;
    };
  }
}
