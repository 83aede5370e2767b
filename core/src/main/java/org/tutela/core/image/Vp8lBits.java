package org.tutela.core.image;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** Bits from the lowest of each byte up. */
final class Vp8lBits {
  private final ByteBuffer in;

  /** Bits read ahead; above {@link #ahead} of them are zeros. */
  private long window;

  private int ahead;

  Vp8lBits(ByteBuffer in) {
    this.in = in.slice();
  }

  private void readAhead() {
    while (ahead <= 48 && in.hasRemaining()) {
      window |= (in.get() & 0xffL) << ahead;
      ahead += 8;
    }
  }

  /** {@return the next bits, without taking them; zeros past the end} At most 24. */
  int peek(int bits) {
    if (ahead < bits) {
      readAhead();
    }
    return (int) window & ((1 << bits) - 1);
  }

  /** Takes bits that were looked at. */
  void take(int bits) throws EOFException {
    if (bits > ahead) {
      throw new EOFException("the image data ends early");
    }
    window >>>= bits;
    ahead -= bits;
  }

  /** {@return the next bits} At most 24. */
  int read(int bits) throws EOFException {
    int value = peek(bits);
    take(bits);
    return value;
  }

  boolean flag() throws EOFException {
    return read(1) != 0;
  }
}
