package org.tutela.core.index;

/**
 * The sketches of all bands, in lines of a cache line each. Safe for any number of threads.
 *
 * <p>A line holds {@value #LANES} sketches bit by bit, as {@link LineTest} takes them. In place of
 * one more sketch, the top bits of its words say how many there are (words 1 to 5) and, in the
 * first line of a bucket, whether more stand in the overflow of the band (word 0).
 */
abstract class BandLines {
  /** Words of a line: 64 bytes. */
  static final int WORDS = 8;

  /** Sketches of a line. */
  static final int LANES = 31;

  final BandShape shape;

  BandLines(BandShape shape) {
    this.shape = shape;
  }

  /** Reads a little of each bucket near an address, so that the cache misses of all overlap. */
  abstract long touch(int band, int address, int[] masks, int count);

  /**
   * Tests the buckets near an address and adds the postings that pass to the survivors.
   *
   * @param band whose buckets they are
   * @param address of the query
   * @param sketch of the query
   * @param limit most bits in which the sketch may differ
   * @param masks what the addresses differ in
   * @param from the first mask
   * @param end after the last one
   * @param scratch takes survivors and overflowing buckets
   * @return the mask to go on with once the survivors are dealt with, {@code end} if all are done
   */
  abstract int test(
      int band,
      int address,
      int sketch,
      int limit,
      int[] masks,
      int from,
      int end,
      BandScratch scratch);

  /**
   * Tests lines of the overflow of a band.
   *
   * @param band whose overflow it is
   * @param line the first line, counted from the start of the overflow
   * @param count how many lines; their survivors have room
   * @param bucket the bucket whose overflow they are
   * @param lane number of the first posting within the bucket
   * @param sketch of the query
   * @param limit most bits in which it may differ
   * @param scratch takes the survivors
   */
  abstract void testOverflow(
      int band,
      int line,
      int count,
      int bucket,
      int lane,
      int sketch,
      int limit,
      BandScratch scratch);
}
