package org.tutela.core.index;

/**
 * The postings of all bands. Each band has a run of postings for each key; a posting has a sketch,
 * the 16 bits of the band that follows, and the number of a value. Four sketches stand in a word,
 * and a run fills whole words: its last posting is repeated as often as that takes. Safe for any
 * number of threads.
 */
abstract class BandPostings {
  /** Sketches in a word. */
  static final int LANES = 4;

  private static final long LANE_ONES = 0x0001_0001_0001_0001L;
  private static final long LANE_TOPS = 0x8000_8000_8000_8000L;

  private final int bands;

  BandPostings(int bands) {
    this.bands = bands;
  }

  final int bands() {
    return bands;
  }

  /**
   * Looks up the runs of the keys near a key, nearest first.
   *
   * @param band whose runs they are
   * @param key the band of the query
   * @param masks what the keys differ in
   * @param count how many runs
   * @param scratch takes where they start and end, from {@code at}
   * @param at number of the first run
   * @return how many words they have together
   */
  abstract long locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at);

  /** Touches the cache lines of some runs, so that the misses of all of them overlap. */
  abstract void touch(int band, int from, int to, BandScratch scratch);

  /**
   * Tests the sketches of the runs from {@code scratch.probe} on and adds the postings that pass to
   * the survivors.
   *
   * @param band whose runs they are
   * @param first number of the run of the query's own key
   * @param end after the last run
   * @param next the band of the query that follows
   * @param limit most bits in which the band and the next may differ together
   * @param masks what the keys differ in
   * @param scratch takes the survivors
   * @return whether all runs are done; otherwise the survivors are full, and the next call goes on
   */
  abstract boolean filter(
      int band, int first, int end, int next, int limit, ProbeMasks masks, BandScratch scratch);

  /** Looks up the values of the survivors; again the cache misses of all of them overlap. */
  abstract void resolve(BandScratch scratch);

  /** {@return one number for a band and a lane of one of its words} */
  static long posting(int band, int word, int lane) {
    return (long) band << 40 | (long) word * LANES + lane;
  }

  static int bandOf(long posting) {
    return (int) (posting >>> 40);
  }

  static long withinBand(long posting) {
    return posting & (1L << 40) - 1;
  }

  /** {@return the same 16 bits in every lane} */
  static long everyLane(int bits) {
    return bits * LANE_ONES;
  }

  /** {@return the limit in every lane, as {@link #within} takes it} */
  static long limits(int limit) {
    return LANE_TOPS | limit * LANE_ONES;
  }

  /**
   * {@return a word whose lanes have their top bit set where at most so many bits of {@code
   * difference} are set} The other bits mean nothing. Counts within lanes, as in Warren: Hacker's
   * Delight, 5-1; plain arithmetic, which the compiler turns into vector code where {@link
   * Long#bitCount} would not help.
   */
  static long within(long difference, long limits) {
    long count = difference - ((difference >>> 1) & 0x5555_5555_5555_5555L);
    count = (count & 0x3333_3333_3333_3333L) + ((count >>> 2) & 0x3333_3333_3333_3333L);
    count = (count + (count >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
    count = (count + (count >>> 8)) & 0x001f_001f_001f_001fL;
    return limits - count;
  }

  /** {@return whether any lane of some words is within the limits} */
  static boolean anyWithin(long[] sketches, int from, int to, long next, long limits) {
    long any = 0;
    for (int p = from; p < to; p++) {
      any |= within(sketches[p] ^ next, limits);
    }
    return (any & LANE_TOPS) != 0;
  }

  /** {@return the lanes within the limits, as their top bits} */
  static long lanesWithin(long sketches, long next, long limits) {
    return within(sketches ^ next, limits) & LANE_TOPS;
  }

  /** {@return the first of the lanes that {@link #lanesWithin} gave} */
  static int firstLane(long lanes) {
    return Long.numberOfTrailingZeros(lanes) >>> 4;
  }
}
