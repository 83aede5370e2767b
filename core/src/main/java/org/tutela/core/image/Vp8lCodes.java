package org.tutela.core.image;

import java.io.IOException;
import java.util.Arrays;
import org.tutela.core.image.ImageRejectedException.Code;

/** The five prefix codes that the pixels of a block share (RFC 9649, section 3.7). */
record Vp8lCodes(Vp8lCode green, Vp8lCode red, Vp8lCode blue, Vp8lCode alpha, Vp8lCode distance) {
  private static final int COLOURS = 256;
  private static final int LENGTHS = 24;
  private static final int DISTANCES = 40;
  private static final int[] ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  static Vp8lCodes read(Vp8lBits in, int cached) throws IOException {
    return new Vp8lCodes(
        code(in, COLOURS + LENGTHS + cached),
        code(in, COLOURS),
        code(in, COLOURS),
        code(in, COLOURS),
        code(in, DISTANCES));
  }

  /** {@return bytes of heap, about} */
  long bytes() {
    return green.bytes() + red.bytes() + blue.bytes() + alpha.bytes() + distance.bytes();
  }

  private static Vp8lCode code(Vp8lBits in, int symbols) throws IOException {
    if (in.flag()) {
      return simple(in, symbols);
    }
    int[] ofLengths = new int[ORDER.length];
    int count = 4 + in.read(4);
    for (int i = 0; i < count; i++) {
      ofLengths[ORDER[i]] = in.read(3);
    }
    return Vp8lCode.of(lengths(in, Vp8lCode.of(ofLengths), symbols));
  }

  private static Vp8lCode simple(Vp8lBits in, int symbols) throws IOException {
    boolean two = in.flag();
    int[] lengths = new int[symbols];
    int first = in.read(in.flag() ? 8 : 1);
    int second = two ? in.read(8) : first;
    if (Math.max(first, second) >= symbols) {
      throw new ImageRejectedException(Code.CORRUPT, "a prefix code with a symbol too many");
    }
    lengths[first] = 1;
    lengths[second] = 1;
    return Vp8lCode.of(lengths);
  }

  private static int[] lengths(Vp8lBits in, Vp8lCode code, int symbols) throws IOException {
    int left = symbols;
    if (in.flag()) {
      left = 2 + in.read(2 + 2 * in.read(3));
    }
    int[] lengths = new int[symbols];
    int previous = 8;
    int at = 0;
    while (at < symbols && left > 0) {
      left--;
      int length = code.read(in);
      int repeats =
          switch (length) {
            case 16 -> 3 + in.read(2);
            case 17 -> 3 + in.read(3);
            case 18 -> 11 + in.read(7);
            default -> 1;
          };
      if (at + repeats > symbols) {
        throw new ImageRejectedException(Code.CORRUPT, "a prefix code with a length too many");
      }
      int value = length < 16 ? length : length == 16 ? previous : 0;
      Arrays.fill(lengths, at, at + repeats, value);
      previous = length > 0 && length < 16 ? length : previous;
      at += repeats;
    }
    return lengths;
  }
}
