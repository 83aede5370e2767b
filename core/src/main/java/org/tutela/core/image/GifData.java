package org.tutela.core.image;

import java.nio.ByteBuffer;

/**
 * The pixels of one GIF frame after another: LZW codes of 2 to 12 bits in sub-blocks of up to 255
 * bytes.
 */
final class GifData {
  private static final int MAX_CODES = 1 << 12;

  private final ByteBuffer in;
  private final short[] prefix = new short[MAX_CODES];
  private final byte[] suffix = new byte[MAX_CODES];

  /** What a code stands for, last pixel first. */
  private final byte[] stack = new byte[MAX_CODES + 1];

  private int codeSize;
  private int stackSize;
  private int bits;
  private int bitCount;
  private int blockLeft;
  private int width;
  private int next;
  private int previous = -1;
  private byte first;
  private boolean ended;
  private boolean begun;

  /** Takes a file whose position the caller moves to one frame after another. */
  GifData(ByteBuffer in) {
    this.in = in;
  }

  /** Starts a frame at the byte that gives the size of codes. */
  void start() {
    codeSize = in.get();
    ended = codeSize < 1 || codeSize > 11;
    begun = false;
    stackSize = 0;
    bits = 0;
    bitCount = 0;
    blockLeft = 0;
    if (!ended) {
      reset();
    }
  }

  /** {@return whether any pixel of the frame was there} */
  boolean hasBegun() {
    return begun;
  }

  /** Reads pixels; {@return how many, fewer than asked for at the end of the data} */
  int read(byte[] into) {
    int count = 0;
    while (count < into.length) {
      if (stackSize == 0 && !decode()) {
        return count;
      }
      into[count++] = stack[--stackSize];
      begun = true;
    }
    return count;
  }

  private void reset() {
    width = codeSize + 1;
    next = (1 << codeSize) + 2;
    previous = -1;
  }

  /** Puts the pixels of the next code on the stack; {@return whether there was one} */
  private boolean decode() {
    int clear = 1 << codeSize;
    int code = code();
    while (code == clear) {
      reset();
      code = code();
    }
    if (ended || code == clear + 1 || code > next || (code == next && previous < 0)) {
      ended = true;
      return false;
    }
    int at = code;
    if (code == next) {
      stack[stackSize++] = first;
      at = previous;
    }
    while (at > clear) {
      stack[stackSize++] = suffix[at];
      at = prefix[at];
    }
    first = (byte) at;
    stack[stackSize++] = first;
    learn(code);
    return true;
  }

  private void learn(int code) {
    if (previous >= 0 && next < MAX_CODES) {
      prefix[next] = (short) previous;
      suffix[next] = first;
      next++;
      if (next == 1 << width && width < 12) {
        width++;
      }
    }
    previous = code;
  }

  private int code() {
    while (bitCount < width && !ended) {
      if (blockLeft == 0) {
        blockLeft = in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : 0;
      }
      if (blockLeft == 0 || !in.hasRemaining()) {
        ended = true;
        return -1;
      }
      bits |= Byte.toUnsignedInt(in.get()) << bitCount;
      bitCount += 8;
      blockLeft--;
    }
    int code = bits & ((1 << width) - 1);
    bits >>>= width;
    bitCount -= width;
    return code;
  }
}
