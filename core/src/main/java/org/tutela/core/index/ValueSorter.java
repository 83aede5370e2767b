package org.tutela.core.index;

import java.util.function.IntBinaryOperator;

/**
 * Sorts numbers of log records by value: one distribution by the first bits, then a merge sort of
 * each part, so that values with equal prefixes cost no more than any others.
 */
final class ValueSorter {
  private static final int SMALL = 12;
  private static final int MAX_BITS = 20;

  private final IntBinaryOperator order;
  private int[] buffer = {};

  /** Sorts by an order that begins with the first numbers of values. */
  ValueSorter(IntBinaryOperator order) {
    this.order = order;
  }

  /** {@return the records in order; the given array is used up} */
  int[] sort(int[] records, ValueOrder values) {
    int n = records.length;
    int bits = Math.max(0, Math.min(MAX_BITS, 29 - Integer.numberOfLeadingZeros(n | 1)));
    if (bits == 0) {
      buffer = records.clone();
      mergeSort(records, 0, n);
      return records;
    }
    int[] starts = new int[(1 << bits) + 1];
    int shift = Long.SIZE - bits;
    for (int record : records) {
      starts[(int) (values.first(record) >>> shift) + 1]++;
    }
    for (int i = 0; i < 1 << bits; i++) {
      starts[i + 1] += starts[i];
    }
    int[] cursors = starts.clone();
    int[] sorted = new int[n];
    for (int record : records) {
      sorted[cursors[(int) (values.first(record) >>> shift)]++] = record;
    }
    buffer = records;
    for (int i = 0; i < 1 << bits; i++) {
      mergeSort(sorted, starts[i], starts[i + 1]);
    }
    return sorted;
  }

  private void mergeSort(int[] records, int from, int to) {
    if (to - from <= SMALL) {
      insertionSort(records, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(records, from, middle);
    mergeSort(records, middle, to);
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

  private void insertionSort(int[] records, int from, int to) {
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
