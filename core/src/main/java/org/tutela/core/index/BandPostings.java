package org.tutela.core.index;

/**
 * The postings of all bands. For each band and key there is a run of postings; each has a sketch,
 * 32 bits of the two bands that follow, and the number of the value. Safe for any number of
 * threads.
 */
abstract class BandPostings {
  /** Runs longer than this are tested in the shape that the compiler turns into vector code. */
  private static final int VECTOR_RUN = 48;

  private final int bands;
  private final int size;

  BandPostings(int bands, int size) {
    this.bands = bands;
    this.size = size;
  }

  final int bands() {
    return bands;
  }

  final int size() {
    return size;
  }

  /** Looks up the runs of the keys near {@code key}; they go into the scratch from {@code at}. */
  abstract void locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at);

  /** Touches the first sketch of each run, so that the cache misses of all of them overlap. */
  abstract void touch(int band, int from, int to, BandScratch scratch);

  /**
   * Tests the sketches of a run and appends the numbers of the values that pass to the survivors.
   *
   * @param band whose postings they are
   * @param start first posting of the run
   * @param end after its last
   * @param next the sketch of the query
   * @param two most bits of its lower half that may differ
   * @param three most bits that may differ
   * @param scratch takes the survivors, of which it has room for as many as the run is long
   * @param found how many it has
   * @return how many it has then
   */
  abstract int filter(
      int band, int start, int end, int next, int two, int three, BandScratch scratch, int found);

  /** Whether any sketch of a part of an array has at most so many differing bits. */
  static boolean anyWithin(int[] sketches, int from, int to, int next, int three) {
    if (to - from < VECTOR_RUN) {
      return anyWithinShort(sketches, from, to, next, three);
    }
    int sign = 0;
    for (int p = from; p < to; p++) {
      sign |= Integer.bitCount(sketches[p] ^ next) - three - 1;
    }
    return sign < 0;
  }

  private static boolean anyWithinShort(int[] sketches, int from, int to, int next, int three) {
    int sign = 0;
    int p = from;
    for (; p < to - 3; p += 4) {
      sign |=
          (Integer.bitCount(sketches[p] ^ next) - three - 1)
              | (Integer.bitCount(sketches[p + 1] ^ next) - three - 1)
              | (Integer.bitCount(sketches[p + 2] ^ next) - three - 1)
              | (Integer.bitCount(sketches[p + 3] ^ next) - three - 1);
    }
    for (; p < to; p++) {
      sign |= Integer.bitCount(sketches[p] ^ next) - three - 1;
    }
    return sign < 0;
  }

  /** Whether one sketch passes both prefixes of the ring. */
  static boolean passes(int difference, int two, int three) {
    return Integer.bitCount(difference) <= three && Integer.bitCount(difference & 0xffff) <= two;
  }
}
