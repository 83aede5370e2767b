package org.tutela.core.image;

/** The inverse transforms of VP8 (RFC 6386, section 14), in integers. */
final class Vp8Transform {
  /** The square root of 2 times the sine of an eighth of pi, in 65536ths. */
  private static final int SINE = 35_468;

  /** That times the cosine, less 1. */
  private static final int COSINE = 20_091;

  private Vp8Transform() {}

  /** Turns 16 coefficients into the DC values of as many blocks. */
  static void spreadDc(short[] dc, short[] blocks) {
    int[] half = new int[16];
    for (int i = 0; i < 4; i++) {
      int outer = dc[i] + dc[12 + i];
      int inner = dc[4 + i] + dc[8 + i];
      int innerStep = dc[4 + i] - dc[8 + i];
      int outerStep = dc[i] - dc[12 + i];
      half[i] = outer + inner;
      half[4 + i] = outerStep + innerStep;
      half[8 + i] = outer - inner;
      half[12 + i] = outerStep - innerStep;
    }
    for (int i = 0; i < 4; i++) {
      int at = 4 * i;
      int outer = half[at] + 3 + half[at + 3];
      int inner = half[at + 1] + half[at + 2];
      int innerStep = half[at + 1] - half[at + 2];
      int outerStep = half[at] + 3 - half[at + 3];
      blocks[Vp8Coefficients.BLOCK * at] = (short) ((outer + inner) >> 3);
      blocks[Vp8Coefficients.BLOCK * (at + 1)] = (short) ((outerStep + innerStep) >> 3);
      blocks[Vp8Coefficients.BLOCK * (at + 2)] = (short) ((outer - inner) >> 3);
      blocks[Vp8Coefficients.BLOCK * (at + 3)] = (short) ((outerStep - innerStep) >> 3);
    }
  }

  /** Adds what the coefficients of a block stand for to its 4 x 4 predicted pixels. */
  static void add(short[] values, int from, int[] half, Vp8Plane pixels, int at) {
    for (int i = 0; i < 4; i++) {
      int a = values[from + i] + values[from + 8 + i];
      int b = values[from + i] - values[from + 8 + i];
      int c = sine(values[from + 4 + i]) - cosine(values[from + 12 + i]);
      int d = cosine(values[from + 4 + i]) + sine(values[from + 12 + i]);
      half[i] = a + d;
      half[4 + i] = b + c;
      half[8 + i] = b - c;
      half[12 + i] = a - d;
    }
    for (int i = 0; i < 4; i++) {
      int a = half[4 * i] + 4 + half[4 * i + 2];
      int b = half[4 * i] + 4 - half[4 * i + 2];
      int c = sine(half[4 * i + 1]) - cosine(half[4 * i + 3]);
      int d = cosine(half[4 * i + 1]) + sine(half[4 * i + 3]);
      int row = at + i * Vp8Plane.STRIDE;
      pixels.add(row, (a + d) >> 3);
      pixels.add(row + 1, (b + c) >> 3);
      pixels.add(row + 2, (b - c) >> 3);
      pixels.add(row + 3, (a - d) >> 3);
    }
  }

  private static int sine(int value) {
    return (value * SINE) >> 16;
  }

  private static int cosine(int value) {
    return value + ((value * COSINE) >> 16);
  }
}
