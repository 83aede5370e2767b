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

  /**
   * Tells where the lines of the buckets near an address are.
   *
   * @param band whose buckets they are
   * @param address of the query
   * @param masks what the addresses differ in
   * @param count how many of them
   * @param places takes where each line is
   * @param at the first place to take
   */
  abstract void place(int band, int address, int[] masks, int count, long[] places, int at);

  /**
   * Tells where lines are that follow each other.
   *
   * @param line the first; those of the buckets are counted from 0, then come those of the overflow
   */
  abstract void place(int band, int line, int count, long[] places);

  /**
   * Reads a little of each line, in a loop so short that the cache misses of all overlap.
   *
   * @return something that depends on all of them, so that no compiler leaves the reads out
   */
  abstract long touch(int band, long[] places, int from, int end);

  /**
   * Tests lines, and puts in place of where each is which of its lanes pass, in bits 0 to 30, and
   * whether its bucket overflows, in bit 31; lanes that are not filled may be among them. It takes
   * words and gives words, because the compiler then leaves the query in memory, where it costs
   * nothing, instead of moving it between registers: 6 instead of 9 ns a line.
   *
   * @param band whose lines they are
   * @param planes of the query's sketch, made by {@link LineTest#planes}
   * @param limit most bits in which the sketch may differ
   * @param places where the lines are
   * @param from the first one
   * @param end after the last one
   */
  abstract void test(int band, long[] planes, int limit, long[] places, int from, int end);

  /** {@return the lanes of a line that are filled} */
  abstract int filled(int band, int line);

  /**
   * {@return the number in its band of the first posting of a line, or {@link LineStarts#UNKNOWN}
   * if it does not tell}
   */
  abstract int first(int band, int bucket, int line);
}
