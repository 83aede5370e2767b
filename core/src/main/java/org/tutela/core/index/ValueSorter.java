package org.tutela.core.index;

import java.util.function.IntBinaryOperator;

/**
 * Sorts numbers of log records by value: by the first 32 bits of all, which needs no look at the
 * records, and then those with equal ones by a merge sort, so that equal prefixes cost no more than
 * a comparison sort does.
 */
final class ValueSorter {
  private static final int SMALL = 12;

  private ValueSorter() {}

  /**
   * {@return the records in order}
   *
   * @param prefixed for each record the first 32 bits of its value, and its number behind them
   * @param order of values, as unsigned bytes from the first on
   */
  static int[] sort(long[] prefixed, IntBinaryOperator order) {
    int n = prefixed.length;
    new PrefixSort().sort(prefixed, 0, n, Integer.SIZE, Integer.SIZE);
    int[] records = new int[n];
    for (int i = 0; i < n; i++) {
      records[i] = (int) prefixed[i];
    }
    int[] buffer = {};
    for (int from = 0, to; from < n; from = to) {
      int prefix = (int) (prefixed[from] >>> Integer.SIZE);
      for (to = from + 1; to < n && (int) (prefixed[to] >>> Integer.SIZE) == prefix; to++) {}
      if (to - from > SMALL && buffer.length == 0) {
        buffer = new int[n];
      }
      mergeSort(records, from, to, buffer, order);
    }
    return records;
  }

  /** Sorts a part of an array, stably; the buffer is as long. */
  static void mergeSort(int[] records, int from, int to, int[] buffer, IntBinaryOperator order) {
    if (to - from <= SMALL) {
      insertionSort(records, from, to, order);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(records, from, middle, buffer, order);
    mergeSort(records, middle, to, buffer, order);
    if (order.applyAsInt(records[middle - 1], records[middle]) <= 0) {
      return;
    }
    System.arraycopy(records, from, buffer, from, middle - from);
    int left = from;
    int right = middle;
    for (int at = from; left < middle; at++) {
      boolean takeRight = right < to && order.applyAsInt(buffer[left], records[right]) > 0;
      records[at] = takeRight ? records[right++] : buffer[left++];
    }
  }

  private static void insertionSort(int[] records, int from, int to, IntBinaryOperator order) {
    for (int i = from + 1; i < to; i++) {
      int record = records[i];
      int at = i;
      while (at > from && order.applyAsInt(records[at - 1], record) > 0) {
        records[at] = records[at - 1];
        at--;
      }
      records[at] = record;
    }
  }
}
