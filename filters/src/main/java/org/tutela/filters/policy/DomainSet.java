package org.tutela.filters.policy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of domain names that holds every name below its entries. Immutable. A lookup takes one step
 * a label of the name, from the right, and allocates nothing.
 */
final class DomainSet {
  static final DomainSet EMPTY = new DomainSet(List.of());

  private final String[] table;
  private final List<String> names;

  private DomainSet(List<DomainName> names) {
    this.names = names.stream().map(DomainName::toString).toList();
    this.table = new String[Integer.highestOneBit(Math.max(1, names.size())) << 2];
    for (DomainName name : names) {
      int slot = slot(name.hash(name.count() - 1));
      while (table[slot] != null) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = name.toString();
    }
  }

  /** {@return the set of these names} */
  static DomainSet of(Collection<DomainName> names) {
    Map<String, DomainName> distinct = new TreeMap<>();
    names.forEach(name -> distinct.put(name.toString(), name));
    return names.isEmpty() ? EMPTY : new DomainSet(List.copyOf(distinct.values()));
  }

  /** {@return the entry that a name is or stands below; empty if there is none} */
  String find(DomainName name) {
    for (int i = 0; i < name.count(); i++) {
      String entry = entry(name.toString(), name.start(i), name.hash(i));
      if (!entry.isEmpty()) {
        return entry;
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
