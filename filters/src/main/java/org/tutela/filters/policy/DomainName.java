package org.tutela.filters.policy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain name in its one way of writing, with a hash of itself and of every name above it, so
 * that any number of {@link DomainSet}s are asked without going over its characters again.
 * Immutable.
 */
final class DomainName {
  /** RFC 1035, section 2.3.4, without the length bytes. */
  private static final int LONGEST_LABEL = 63;

  private static final int LONGEST_NAME = 253;

  /** The name of what comes from no domain: no set holds it. */
  static final DomainName NONE = new DomainName("");

  private static final int FACTOR = 31;

  private final String text;
  private final int[] starts;
  private final int[] hashes;

  private DomainName(String text) {
    int labels = text.isEmpty() ? 0 : 1 + (int) text.chars().filter(c -> c == '.').count();
    this.text = text;
    this.starts = new int[labels];
    this.hashes = new int[labels];
    int above = 0;
    int hash = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      hash = FACTOR * hash + text.charAt(i);
      if (i == 0 || text.charAt(i - 1) == '.') {
        starts[above] = i;
        hashes[above] = hash;
        above++;
      }
    }
  }

  /** {@return the name, if it is one, in Unicode or ASCII, with or without a final dot} */
  static Optional<DomainName> of(String name) {
    if (isNormal(name)) {
      return Optional.of(new DomainName(name));
    }
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      String ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return isNormal(ascii) ? Optional.of(new DomainName(ascii)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@return whether a name is normalized: 1 to 63 of a-z 0-9 _ - a label, 253 in all} */
  private static boolean isNormal(String name) {
    int length = name.length();
    int label = 0;
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      boolean inside = c == '-' || c == '.';
      if (!letter && !(inside && i > 0 && i < length - 1)) {
        return false;
      }
      label = c == '.' ? 0 : label + 1;
      if ((c == '.' && name.charAt(i - 1) == '.') || label > LONGEST_LABEL) {
        return false;
      }
    }
    return length > 0 && length <= LONGEST_NAME;
  }

  /** {@return how many names there are: itself and all above it} */
  int count() {
    return starts.length;
  }

  /** {@return where one of its names begins in the text, the shortest name first} */
  int start(int name) {
    return starts[name];
  }

  /** {@return the hash of one of its names, the same wherever the name stands} */
  int hash(int name) {
    return hashes[name];
  }

  /** {@return the name in lower case, ASCII and without a final dot} */
  @Override
  public String toString() {
    return text;
  }
}
