package org.tutela.core.index;

/**
 * The sketches of all bands, in lines of a cache line each: {@value #LANES} sketches of 16 bits,
 * and the line's tag ({@link LineTag}). Safe for any number of threads.
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
   * Reads the beginning of each line, in a loop so short that the cache misses of all overlap.
   *
   * @return something that depends on all of them, so that no compiler leaves the reads out
   */
  abstract long touch(int band, long[] places, int from, int end);

  /**
   * Reads the end of each line likewise, which is in another cache line where lines are not aligned
   * with these; nothing needs to be read where they are for sure.
   */
  abstract long touchEnds(int band, long[] places, int from, int end);

  /**
   * Copies lines into a frame, behind those it has.
   *
   * @param band whose lines they are
   * @param places where they are
   * @param from the first one
   * @param count how many, no more than the frame has room for
   * @param sketch of the query, repeated four times
   * @param frame takes them
   * @return whether one of them says that its bucket overflows
   */
  abstract boolean copy(int band, long[] places, int from, int count, long sketch, LineFrame frame);

  /**
   * {@return how many postings stand before those of a line in its group of buckets, or {@link
   * LineStarts#UNKNOWN} if it does not tell}
   *
   * @param last word of the line
   */
  abstract int told(long last);

  /** {@return the number of the first posting of a group of buckets whose lines tell} */
  abstract int beginning(int band, int bucket);
}
