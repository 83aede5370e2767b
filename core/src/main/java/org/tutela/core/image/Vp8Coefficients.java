package org.tutela.core.image;

import java.util.Arrays;

/**
 * The coefficients of one macroblock after another (RFC 6386, sections 13 and 14.3): 16 blocks of
 * luma, 4 and 4 of chroma, and for most macroblocks one that holds the DC values of luma.
 */
final class Vp8Coefficients {
  static final int BLOCK = 16;
  private static final int LUMA_BLOCKS = 16;
  private static final int BLOCKS = 24;

  /** Which neighbours had coefficients: 4 of luma, 2 and 2 of chroma, 1 of DC values. */
  private static final int EDGE = 9;

  private static final int DC_EDGE = 8;
  private static final int LUMA_AFTER_DC = 0;
  private static final int DC_VALUES = 1;
  private static final int CHROMA = 2;
  private static final int LUMA = 3;
  private static final int[] BAND = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  private final int[] tokens;
  private final boolean[] above;
  private final boolean[] left = new boolean[EDGE];
  private final short[] values = new short[BLOCKS * BLOCK];
  private final short[] dc = new short[BLOCK];

  /** Whether each block has any coefficient. */
  private final boolean[] coded = new boolean[BLOCKS];

  Vp8Coefficients(int[] tokens, int columns) {
    this.tokens = tokens;
    this.above = new boolean[EDGE * columns];
  }

  /** Starts the next row of macroblocks. */
  void startRow() {
    Arrays.fill(left, false);
  }

  /** Takes a macroblock without coefficients. */
  void skip(int column, boolean hasDcBlock) {
    int count = hasDcBlock ? EDGE : DC_EDGE;
    Arrays.fill(above, EDGE * column, EDGE * column + count, false);
    Arrays.fill(left, 0, count, false);
    Arrays.fill(coded, false);
  }

  /** Reads a macroblock; {@return whether it has any coefficient} */
  boolean read(Vp8Bits in, int column, boolean hasDcBlock, Vp8Quantizer steps) {
    Arrays.fill(values, (short) 0);
    Arrays.fill(coded, false);
    int edge = EDGE * column;
    if (hasDcBlock) {
      dcBlock(in, edge, steps);
    }
    int first = hasDcBlock ? 1 : 0;
    int kind = hasDcBlock ? LUMA_AFTER_DC : LUMA;
    for (int i = 0; i < LUMA_BLOCKS; i++) {
      block(in, kind, first, i, edge + i % 4, i / 4, steps.lumaDc(), steps.lumaAc());
    }
    for (int i = 0; i < 8; i++) {
      int plane = 4 + i / 4 * 2;
      block(
          in,
          CHROMA,
          0,
          LUMA_BLOCKS + i,
          edge + plane + i % 2,
          plane + i % 4 / 2,
          steps.chromaDc(),
          steps.chromaAc());
    }
    boolean any = false;
    for (boolean block : coded) {
      any |= block;
    }
    return any;
  }

  boolean isCoded(int block) {
    return coded[block];
  }

  /** {@return the coefficients of all blocks, 16 for each; valid until the next is read} */
  short[] values() {
    return values;
  }

  private void dcBlock(Vp8Bits in, int edge, Vp8Quantizer steps) {
    Arrays.fill(dc, (short) 0);
    int context = (above[edge + DC_EDGE] ? 1 : 0) + (left[DC_EDGE] ? 1 : 0);
    int end = tokens(in, DC_VALUES, 0, context, steps.secondDc(), steps.secondAc(), dc, 0);
    above[edge + DC_EDGE] = end > 0;
    left[DC_EDGE] = end > 0;
    Vp8Transform.spreadDc(dc, values);
  }

  private void block(
      Vp8Bits in, int kind, int first, int block, int top, int side, int dcStep, int acStep) {
    int context = (above[top] ? 1 : 0) + (left[side] ? 1 : 0);
    int start = block * BLOCK;
    int end = tokens(in, kind, first, context, dcStep, acStep, values, start);
    above[top] = end > first;
    left[side] = end > first;
    coded[block] = end > 1 || values[start] != 0;
  }

  /** Reads the tokens of a block; {@return the position behind the last one} */
  private int tokens(
      Vp8Bits in, int kind, int first, int context, int dcStep, int acStep, short[] out, int to) {
    int node = node(kind, first, context);
    int position = first;
    while (position < BLOCK && in.bit(tokens[node]) != 0) {
      while (in.bit(tokens[node + 1]) == 0) {
        position++;
        if (position == BLOCK) {
          return BLOCK;
        }
        node = node(kind, position, 0);
      }
      int value = 1;
      if (in.bit(tokens[node + 2]) != 0) {
        value = large(in, node);
      }
      int step = position == 0 ? dcStep : acStep;
      out[to + ZIGZAG[position]] = (short) ((in.flag() ? -value : value) * step);
      position++;
      node = node(kind, position, value == 1 ? 1 : 2);
    }
    return position;
  }

  private static int node(int kind, int position, int context) {
    return ((kind * Vp8Tables.BANDS + BAND[position]) * Vp8Tables.CONTEXTS + context)
        * Vp8Tables.NODES;
  }

  private int large(Vp8Bits in, int node) {
    if (in.bit(tokens[node + 3]) == 0) {
      return in.bit(tokens[node + 4]) == 0 ? 2 : 3 + in.bit(tokens[node + 5]);
    }
    if (in.bit(tokens[node + 6]) == 0) {
      if (in.bit(tokens[node + 7]) == 0) {
        return 5 + in.bit(159);
      }
      int high = in.bit(165);
      return 7 + 2 * high + in.bit(145);
    }
    int high = in.bit(tokens[node + 8]);
    int category = 2 * high + in.bit(tokens[node + 9 + high]);
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = (extra << 1) | in.bit(probability);
    }
    return 3 + (8 << category) + extra;
  }
}
