package org.tutela.core.index;

/** How a permuted bit string is cut into bands of 16 bits. */
final class Bands {
  /** More bands than these would cost memory and save nothing at the usual radius. */
  static final int MOST = 16;

  /** Bits of a band. */
  static final int BITS = 16;

  private Bands() {}

  /** {@return how many bands an index over bit strings of so many words has} */
  static int count(int words) {
    return Math.min(MOST, 4 * words);
  }

  /** {@return band {@code b} of a permuted bit string that begins at {@code at}} */
  static int key(long[] permuted, int at, int b) {
    return (int) (permuted[at + (b >> 2)] >>> ((b & 3) << 4)) & 0xffff;
  }
}
