package org.tutela.filters.policy;

import java.net.IDN;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A set of domain names that holds every name below its entries. Immutable. A lookup takes one step
 * a character of the name, from the right, and allocates nothing.
 */
final class DomainSet {
  static final DomainSet EMPTY = new DomainSet(List.of());

  private static final int FACTOR = 31;

  /** RFC 1035, section 2.3.4, without the length bytes. */
  private static final int LONGEST_LABEL = 63;

  private static final int LONGEST_NAME = 253;

  private final String[] table;
  private final List<String> names;

  private DomainSet(Collection<String> names) {
    this.names = List.copyOf(names);
    this.table = new String[Integer.highestOneBit(Math.max(1, names.size())) << 2];
    for (String name : this.names) {
      int hash = 0;
      for (int i = name.length() - 1; i >= 0; i--) {
        hash = FACTOR * hash + name.charAt(i);
      }
      int slot = slot(hash);
      while (table[slot] != null) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = name;
    }
  }

  /**
   * {@return the set of these names}
   *
   * @param names normalized, see {@link #normalized}
   */
  static DomainSet of(Collection<String> names) {
    return names.isEmpty() ? EMPTY : new DomainSet(names.stream().distinct().sorted().toList());
  }

  /** {@return the name in lower case, ASCII and without a final dot; empty if it is no name} */
  static Optional<String> normalized(String name) {
    if (isNormal(name)) {
      return Optional.of(name);
    }
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    try {
      String ascii = IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return isNormal(ascii) ? Optional.of(ascii) : Optional.empty();
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

  /** {@return the entry that a normalized name is or stands below; empty if there is none} */
  String find(String name) {
    int hash = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      hash = FACTOR * hash + name.charAt(i);
      if (i == 0 || name.charAt(i - 1) == '.') {
        String entry = entry(name, i, hash);
        if (!entry.isEmpty()) {
          return entry;
        }
      }
    }
    return "";
  }

  List<String> names() {
    return names;
  }

  private String entry(String name, int from, int hash) {
    int length = name.length() - from;
    for (int slot = slot(hash); table[slot] != null; slot = (slot + 1) & (table.length - 1)) {
      if (table[slot].length() == length && name.regionMatches(from, table[slot], 0, length)) {
        return table[slot];
      }
    }
    return "";
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & (table.length - 1);
  }
}
