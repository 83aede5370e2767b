package org.tutela.core.index;

/** The bit strings of one type, addressed by their number. Safe for any number of threads. */
abstract class BitValues {
  /** A scan asks after so many values, well under a millisecond, whether it is still wanted. */
  static final int VALUES_PER_QUESTION = 1 << 16;

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

  /** {@return one word of a value} */
  abstract long word(int index, int word);

  /** {@return the distance to the query, or any larger number than the radius if it is beyond} */
  abstract int distance(int index, long[] query, int radius);

  /**
   * Reads a word of each candidate, in a loop so short that the processor has many cache misses
   * under way at once.
   *
   * @return something that depends on all of them, so that no compiler leaves them out
   */
  abstract long touch(int[] candidates, int count);

  /** Compares every value with the query, unless the scratch says to stop on the way. */
  abstract void scan(long[] query, int radius, BandScratch scratch, HitBuffer hits);

  /**
   * Compares values that stand in an array with the query.
   *
   * @param values the array
   * @param from where in it the first value begins
   * @param count how many values
   * @param words of each value
   * @param first number of the first value
   * @param query what they are compared with
   * @param radius the largest distance
   * @param hits takes the matches
   * @return whether the query is answered
   */
  static boolean scan(
      long[] values,
      int from,
      int count,
      int words,
      int first,
      long[] query,
      int radius,
      HitBuffer hits) {
    if (words == 4) {
      return scan256(values, from, count, first, query, radius, hits);
    }
    for (int i = 0, at = from; i < count; i++, at += words) {
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
      long[] values, int from, int count, int first, long[] query, int radius, HitBuffer hits) {
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    for (int i = from, end = from + 4 * count; i < end; i += 4) {
      int distance = Long.bitCount(values[i] ^ q0) + Long.bitCount(values[i + 1] ^ q1);
      if (distance > radius) {
        continue;
      }
      distance += Long.bitCount(values[i + 2] ^ q2) + Long.bitCount(values[i + 3] ^ q3);
      if (distance <= radius && hits.offer(first + ((i - from) >> 2), distance)) {
        return true;
      }
    }
    return false;
  }
}
