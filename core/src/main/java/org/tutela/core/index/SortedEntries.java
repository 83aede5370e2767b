package org.tutela.core.index;

import java.util.Arrays;

/** The entries of one type that are in force, sorted by value, each said once. */
final class SortedEntries {
  /** Decides whether an entry counts. */
  @FunctionalInterface
  interface Force {
    boolean inForce(EntryLog log, int entry, int list);
  }

  private final EntryLog log;
  private final ValueOrder order;
  private final int[] ranks;
  private final int[] entries;
  private final int values;
  private final long superseded;
  private final long duplicates;

  private SortedEntries(
      EntryLog log,
      ValueOrder order,
      int[] ranks,
      int[] entries,
      int values,
      long superseded,
      long duplicates) {
    this.log = log;
    this.order = order;
    this.ranks = ranks;
    this.entries = entries;
    this.values = values;
    this.superseded = superseded;
    this.duplicates = duplicates;
  }

  /**
   * Sorts a log.
   *
   * @param log the entries
   * @param order of their values
   * @param ids the texts of their ids
   * @param ranks for each facet its place in the order of facets
   * @param force which entries count
   * @param lists for each facet the number of its list
   * @return the entries that count
   */
  static SortedEntries of(
      EntryLog log, ValueOrder order, SourceIds ids, int[] ranks, Force force, int[] lists) {
    int[] kept = new int[log.size()];
    int size = 0;
    for (int entry = 0; entry < kept.length; entry++) {
      if (force.inForce(log, entry, lists[log.facet(entry)])) {
        kept[size++] = entry;
      }
    }
    ValueSorter sorter =
        new ValueSorter(
            (one, other) -> {
              int byValue = order.compare(one, other);
              return byValue != 0 ? byValue : compareEqual(log, ids, ranks, one, other);
            });
    int[] sorted = sorter.sort(Arrays.copyOf(kept, size), order);
    int unique = 0;
    int values = 0;
    for (int i = 0; i < size; i++) {
      boolean newValue = i == 0 || order.compare(sorted[i - 1], sorted[i]) != 0;
      // Of entries that say the same, the one with the last date stays.
      boolean last =
          i + 1 == size
              || order.compare(sorted[i], sorted[i + 1]) != 0
              || !sameStatement(log, ranks, sorted[i], sorted[i + 1]);
      values += newValue ? 1 : 0;
      if (last) {
        sorted[unique++] = sorted[i];
      }
    }
    return new SortedEntries(
        log, order, ranks, Arrays.copyOf(sorted, unique), values, kept.length - size, size - unique);
  }

  private static boolean sameStatement(EntryLog log, int[] ranks, int one, int other) {
    return log.id(one) == log.id(other) && ranks[log.facet(one)] == ranks[log.facet(other)];
  }

  private static int compareEqual(EntryLog log, SourceIds ids, int[] ranks, int one, int other) {
    int order = Integer.compare(ranks[log.facet(one)], ranks[log.facet(other)]);
    if (order == 0 && log.id(one) != log.id(other)) {
      if (log.id(one) < 0 || log.id(other) < 0) {
        return Integer.compare(log.id(one), log.id(other));
      }
      order = ids.compare(log.id(one), log.id(other));
    }
    if (order == 0) {
      order = Long.compare(log.date(one), log.date(other));
    }
    return order != 0 ? order : Long.compare(log.opinions(one), log.opinions(other));
  }

  EntryLog log() {
    return log;
  }

  ValueOrder order() {
    return order;
  }

  int size() {
    return entries.length;
  }

  int values() {
    return values;
  }

  long superseded() {
    return superseded;
  }

  long duplicates() {
    return duplicates;
  }

  /** {@return the number in the log of an entry in order} */
  int entry(int position) {
    return entries[position];
  }

  /** {@return the place of its facet in the order of facets} */
  int rank(int position) {
    return ranks[log.facet(entries[position])];
  }

  /** {@return for each value the position of its first entry} */
  int[] firsts() {
    int[] firsts = new int[values];
    int value = 0;
    for (int i = 0; i < entries.length; i++) {
      if (i == 0 || order.compare(entries[i - 1], entries[i]) != 0) {
        firsts[value++] = i;
      }
    }
    return firsts;
  }

  /** {@return for each value the number in the log of its first entry} */
  int[] records() {
    int[] records = firsts();
    for (int i = 0; i < records.length; i++) {
      records[i] = entries[records[i]];
    }
    return records;
  }
}
