package org.tutela.core.index;

import java.util.Arrays;

/**
 * Sorts numbers stably by some of their bits: by the first of them into parts that fit in a cache,
 * and each part by distributions on digits, the lowest first. Reusable, one thread at a time.
 */
final class PrefixSort {
  private static final int SMALL = 24;
  private static final int LARGE = 1 << 14;
  private static final int DIGIT_BITS = 8;
  private static final int FIRST_BITS = 12;

  private final int[] ends = new int[1 << FIRST_BITS];
  private long[] buffer = {};

  /**
   * Sorts a part of an array.
   *
   * @param numbers the array
   * @param from the first one
   * @param to after the last one
   * @param shift the lowest bit that counts
   * @param bits how many bits count from there on; those above are equal
   */
  void sort(long[] numbers, int from, int to, int shift, int bits) {
    if (to - from <= SMALL) {
      insertionSort(numbers, from, to, shift);
    } else if (to - from < LARGE || bits <= FIRST_BITS) {
      sortDigits(numbers, from, to, shift, bits);
    } else {
      int rest = bits - FIRST_BITS;
      distribute(numbers, from, to, shift + rest, FIRST_BITS);
      int[] parts = ends.clone();
      int start = from;
      for (int end : parts) {
        sort(numbers, start, end, shift, rest);
        start = end;
      }
    }
  }

  private void sortDigits(long[] numbers, int from, int to, int shift, int bits) {
    int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    for (int pass = 0, done = 0; pass < passes; pass++) {
      int digit = (bits - done + passes - pass - 1) / (passes - pass);
      distribute(numbers, from, to, shift + done, digit);
      done += digit;
    }
  }

  /** Sorts by one digit; then each digit's end is known. */
  private void distribute(long[] numbers, int from, int to, int shift, int bits) {
    int size = to - from;
    if (buffer.length < size) {
      buffer = new long[Math.max(size, 2 * buffer.length)];
    }
    System.arraycopy(numbers, from, buffer, 0, size);
    int mask = (1 << bits) - 1;
    Arrays.fill(ends, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      ends[(int) (buffer[i] >>> shift) & mask]++;
    }
    for (int digit = 0, at = from; digit <= mask; digit++) {
      int count = ends[digit];
      ends[digit] = at;
      at += count;
    }
    for (int i = 0; i < size; i++) {
      numbers[ends[(int) (buffer[i] >>> shift) & mask]++] = buffer[i];
    }
  }

  private static void insertionSort(long[] numbers, int from, int to, int shift) {
    for (int i = from + 1; i < to; i++) {
      long number = numbers[i];
      int at = i;
      while (at > from && numbers[at - 1] >>> shift > number >>> shift) {
        numbers[at] = numbers[at - 1];
        at--;
      }
      numbers[at] = number;
    }
  }
}
