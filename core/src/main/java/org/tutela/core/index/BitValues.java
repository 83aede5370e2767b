package org.tutela.core.index;

/** The bit strings of one type, addressed by their number. Safe for any number of threads. */
abstract class BitValues {
  private final int size;
  private final int words;

  BitValues(int size, int words) {
    this.size = size;
    this.words = words;
  }

  final int size() {
    return size;
  }

  final int words() {
    return words;
  }

  /** {@return the distance to the query, or any larger number than the radius if it is beyond} */
  abstract int distance(int index, long[] query, int radius);

  /**
   * Reads a word of each candidate, in a loop so short that the processor has many cache misses
   * under way at once.
   *
   * @return something that depends on all of them, so that no compiler leaves them out
   */
  abstract long touch(int[] candidates, int count);

  /** Compares every value with the query. */
  abstract void scan(long[] query, int radius, BandScratch scratch, HitBuffer hits);

  /** Compares the values that stand in an array with the query; returns whether it is answered. */
  static boolean scan(
      long[] values, int count, int words, int first, long[] query, int radius, HitBuffer hits) {
    if (words == 4) {
      return scan256(values, count, first, query, radius, hits);
    }
    for (int i = 0, at = 0; i < count; i++, at += words) {
      int distance = 0;
      for (int w = 0; w < words && distance <= radius; w++) {
        distance += Long.bitCount(values[at + w] ^ query[w]);
      }
      if (distance <= radius && hits.offer(first + i, distance)) {
        return true;
      }
    }
    return false;
  }

  private static boolean scan256(
      long[] values, int count, int first, long[] query, int radius, HitBuffer hits) {
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    for (int i = 0, end = 4 * count; i < end; i += 4) {
      int distance = Long.bitCount(values[i] ^ q0) + Long.bitCount(values[i + 1] ^ q1);
      if (distance > radius) {
        continue;
      }
      distance += Long.bitCount(values[i + 2] ^ q2) + Long.bitCount(values[i + 3] ^ q3);
      if (distance <= radius && hits.offer(first + (i >> 2), distance)) {
        return true;
      }
    }
    return false;
  }
}
