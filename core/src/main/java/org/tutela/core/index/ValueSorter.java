package org.tutela.core.index;

import java.util.function.IntBinaryOperator;
import java.util.function.IntToLongFunction;

/**
 * Sorts numbers of log records by value: one distribution by the first bits, then a merge sort of
 * each part, so that values with equal prefixes cost no more than any others.
 */
final class ValueSorter {
  private static final int SMALL = 12;
  private static final int MAX_BITS = 20;

  private final IntBinaryOperator order;

  /** Sorts by an order that begins with the unsigned first word. */
  ValueSorter(IntBinaryOperator order) {
    this.order = order;
  }

  /** {@return the records in order; the given array is used up} */
  int[] sort(int[] records, IntToLongFunction firstWord) {
    int n = records.length;
    int bits = Math.max(0, Math.min(MAX_BITS, 29 - Integer.numberOfLeadingZeros(n | 1)));
    if (bits == 0) {
      mergeSort(records, 0, n, records.clone(), order);
      return records;
    }
    int[] starts = new int[(1 << bits) + 1];
    int shift = Long.SIZE - bits;
    for (int record : records) {
      starts[(int) (firstWord.applyAsLong(record) >>> shift) + 1]++;
    }
    for (int i = 0; i < 1 << bits; i++) {
      starts[i + 1] += starts[i];
    }
    int[] cursors = starts.clone();
    int[] sorted = new int[n];
    for (int record : records) {
      sorted[cursors[(int) (firstWord.applyAsLong(record) >>> shift)]++] = record;
    }
    for (int i = 0; i < 1 << bits; i++) {
      mergeSort(sorted, starts[i], starts[i + 1], records, order);
    }
    return sorted;
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
