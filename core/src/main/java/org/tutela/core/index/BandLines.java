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
   * Tests the buckets near an address.
   *
   * @param band whose buckets they are
   * @param address of the query
   * @param planes of the query's sketch, made by {@link LineTest#planes}
   * @param limit most bits in which the sketch may differ
   * @param masks what the addresses differ in
   * @param from the first mask
   * @param end after the last one
   * @param passed takes for each line of these buckets its lanes that pass, in bits 0 to 30, and
   *     whether its bucket overflows, in bit 31; lanes that are not filled may be among them
   */
  abstract void test(
      int band,
      int address,
      long[] planes,
      int limit,
      int[] masks,
      int from,
      int end,
      int[] passed);

  /**
   * Tests lines that follow each other.
   *
   * @param band whose lines they are
   * @param line the first line; those of the buckets are counted from 0, then come those of the
   *     overflow
   * @param count how many lines
   * @param planes of the query's sketch, made by {@link LineTest#planes}
   * @param limit most bits in which the sketch may differ
   * @param passed takes for each line what it takes in the other test
   */
  abstract void test(int band, int line, int count, long[] planes, int limit, int[] passed);

  /** Reads a little of each of some lines, in their order, so that they are in the cache. */
  abstract long read(int band, int line, int count);

  /** {@return the lanes of a line that are filled} */
  abstract int filled(int band, int line);
}
