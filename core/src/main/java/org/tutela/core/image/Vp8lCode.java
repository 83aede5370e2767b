package org.tutela.core.image;

import java.io.EOFException;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * A prefix code of VP8L (RFC 9649, section 3.7.2). Codes of up to eight bits are looked up at once,
 * longer ones go on bit by bit.
 */
final class Vp8lCode {
  private static final int LONGEST = 15;
  private static final int QUICK = 8;

  /** Symbols by length, then value. */
  private final short[] symbols;

  /** How many symbols each length has. */
  private final short[] counts;

  /** By the next bits: a symbol above four bits of length; 0 if the code is longer. */
  private final int[] quick;

  private final int quickBits;

  private Vp8lCode(short[] symbols, short[] counts, int[] quick, int quickBits) {
    this.symbols = symbols;
    this.counts = counts;
    this.quick = quick;
    this.quickBits = quickBits;
  }

  /** {@return a code that has one symbol and takes no bits for it} */
  static Vp8lCode ofOne(int symbol) {
    return new Vp8lCode(new short[] {(short) symbol}, new short[0], new int[0], 0);
  }

  /** {@return the code with these lengths; 0 for symbols that it lacks} */
  static Vp8lCode of(int[] lengths) throws ImageRejectedException {
    short[] counts = new short[LONGEST + 1];
    int used = 0;
    int last = 0;
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        counts[lengths[symbol]]++;
        used++;
        last = symbol;
      }
    }
    if (used == 1) {
      return ofOne(last);
    }
    int[] next = new int[LONGEST + 2];
    int[] first = new int[LONGEST + 2];
    int space = 0;
    int longest = 0;
    for (int length = 1; length <= LONGEST; length++) {
      first[length + 1] = first[length] + counts[length];
      next[length + 1] = (next[length] + counts[length]) << 1;
      space += counts[length] << (LONGEST - length);
      longest = counts[length] > 0 ? length : longest;
    }
    if (space != 1 << LONGEST) {
      throw new ImageRejectedException(Code.CORRUPT, "a prefix code that is not complete");
    }
    short[] symbols = new short[used];
    int quickBits = Math.min(QUICK, longest);
    int[] quick = new int[1 << quickBits];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        symbols[first[length]++] = (short) symbol;
        int code = next[length]++;
        if (length <= quickBits) {
          int start = Integer.reverse(code) >>> (32 - length);
          for (int i = start; i < quick.length; i += 1 << length) {
            quick[i] = (symbol << 4) | length;
          }
        }
      }
    }
    return new Vp8lCode(symbols, counts, quick, quickBits);
  }

  /** {@return bytes of heap, about} */
  long bytes() {
    return 96L + 2L * symbols.length + 2L * counts.length + 4L * quick.length;
  }

  int read(Vp8lBits in) throws EOFException {
    if (quickBits == 0) {
      return symbols[0];
    }
    int entry = quick[in.peek(quickBits)];
    if (entry != 0) {
      in.take(entry & 0xf);
      return entry >> 4;
    }
    return readLong(in);
  }

  private int readLong(Vp8lBits in) throws EOFException {
    int bits = in.peek(LONGEST);
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code = (code << 1) | ((bits >> (length - 1)) & 1);
      int offset = code - first;
      if (offset < counts[length]) {
        in.take(length);
        return symbols[index + offset];
      }
      index += counts[length];
      first = (first + counts[length]) << 1;
    }
    throw new IllegalStateException("a complete prefix code has every pattern");
  }
}
