package org.tutela.core.index;

/**
 * What a line says about itself, in the 16 bits that follow its sketches: in bits 0 to 4 how many
 * there are, and in bit 15, in the first line of a bucket, whether more of it stand in the overflow
 * of the band. The ten bits between are zero in a file, and a number of the reader's own on the
 * heap.
 */
final class LineTag {
  /** Bits that are the reader's own. */
  static final int OWN_BITS = 10;

  private static final int COUNT_BITS = 5;
  private static final int OVERFLOWS = 1 << 15;
  private static final int WORD = BandLines.WORDS - 1;
  private static final int SHIFT = Long.SIZE - Short.SIZE;
  private static final int OWN_SHIFT = SHIFT + COUNT_BITS;

  private LineTag() {}

  /** {@return the tag of a line with so many sketches} */
  static int of(int count, boolean overflows) {
    return count | (overflows ? OVERFLOWS : 0);
  }

  /** {@return how many sketches the line has that begins at a word} */
  static int filled(long word) {
    return (int) (word >>> SHIFT) & ((1 << COUNT_BITS) - 1);
  }

  /** {@return whether the bucket whose first line begins at a word has more in the overflow} */
  static boolean overflows(long word) {
    return word < 0;
  }

  /** {@return the reader's own number in the line that begins at a word} */
  static int own(long word) {
    return (int) (word >>> OWN_SHIFT) & ((1 << OWN_BITS) - 1);
  }

  /** Puts a number of the reader's own into the line that begins at a word. */
  static void own(int number, long[] words, int at) {
    long others = ~((long) ((1 << OWN_BITS) - 1) << OWN_SHIFT);
    words[at + WORD] = (words[at + WORD] & others) | ((long) number << OWN_SHIFT);
  }
}
