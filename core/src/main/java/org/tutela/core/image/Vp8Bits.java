package org.tutela.core.image;

import java.nio.ByteBuffer;

/** The arithmetic decoder of VP8 (RFC 6386, section 7). Past the end there are zeros. */
final class Vp8Bits {
  private static final int EVEN = 128;

  private final ByteBuffer in;
  private int range = 255;

  /** Eight bits that are being decided, and below them {@link #ahead} that were read ahead. */
  private long window;

  private int ahead = -8;

  /** How many of the lowest bits of the window are not the file's. */
  private int madeUp;

  Vp8Bits(ByteBuffer in) {
    this.in = in.slice();
  }

  /** {@return the next decision} A probability is that of 0, in 256ths. */
  int bit(int probability) {
    if (ahead < 0) {
      readAhead();
    }
    int split = 1 + (((range - 1) * probability) >> 8);
    int bit = 0;
    if (window >>> ahead >= split) {
      window -= (long) split << ahead;
      range -= split;
      bit = 1;
    } else {
      range = split;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    ahead -= shift;
    return bit;
  }

  private void readAhead() {
    if (in.remaining() >= 4) {
      window = (window << 32) | Integer.toUnsignedLong(in.getInt());
      ahead += 32;
    } else if (in.hasRemaining()) {
      window = (window << 8) | (in.get() & 0xff);
      ahead += 8;
    } else {
      window <<= 8;
      ahead += 8;
      madeUp += 8;
    }
  }

  /** {@return whether decisions are made by bits that are not the file's} */
  boolean isPastEnd() {
    return madeUp > ahead + 8;
  }

  boolean flag() {
    return bit(EVEN) != 0;
  }

  int number(int bits) {
    int value = 0;
    for (int i = 0; i < bits; i++) {
      value = (value << 1) | bit(EVEN);
    }
    return value;
  }

  /** {@return a number and its sign, or 0 if a flag says that there is none} */
  int optionalSigned(int bits) {
    if (!flag()) {
      return 0;
    }
    int value = number(bits);
    return flag() ? -value : value;
  }
}
