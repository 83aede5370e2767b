package org.tutela.core.image;

import java.util.Arrays;

/** How one macroblock after another is predicted (RFC 6386, sections 10 and 11). */
final class Vp8Modes {
  /** Pairs of where to go on for each decision; a mode is negative, and the first is 0. */
  private static final int[] BLOCK_TREE = {
    0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9
  };

  private static final int BLOCKS = 4;

  private final Vp8Header header;
  private final int[] above;
  private final int[] left = new int[BLOCKS];
  private final int[] blocks = new int[BLOCKS * BLOCKS];
  private int segment;
  private boolean skipped;
  private boolean split;
  private int luma;
  private int chroma;

  Vp8Modes(Vp8Header header, int columns) {
    this.header = header;
    this.above = new int[BLOCKS * columns];
  }

  void startRow() {
    Arrays.fill(left, Vp8Plane.DC);
  }

  /** Reads the next macroblock. */
  void read(int column) {
    Vp8Bits in = header.modes;
    segment = header.hasSegmentMap ? segment(in) : 0;
    skipped = header.skipProbability >= 0 && in.bit(header.skipProbability) != 0;
    split = in.bit(145) == 0;
    if (split) {
      readBlocks(in, BLOCKS * column);
    } else {
      luma = luma(in);
      Arrays.fill(above, BLOCKS * column, BLOCKS * (column + 1), luma);
      Arrays.fill(left, luma);
    }
    chroma = chroma(in);
  }

  private int segment(Vp8Bits in) {
    int[] tree = header.segmentTree;
    return in.bit(tree[0]) == 0 ? in.bit(tree[1]) : 2 + in.bit(tree[2]);
  }

  private static int luma(Vp8Bits in) {
    if (in.bit(156) == 0) {
      return in.bit(163) == 0 ? Vp8Plane.DC : Vp8Plane.VERTICAL;
    }
    return in.bit(128) == 0 ? Vp8Plane.HORIZONTAL : Vp8Plane.TRUE_MOTION;
  }

  private static int chroma(Vp8Bits in) {
    if (in.bit(142) == 0) {
      return Vp8Plane.DC;
    } else if (in.bit(114) == 0) {
      return Vp8Plane.VERTICAL;
    }
    return in.bit(183) == 0 ? Vp8Plane.HORIZONTAL : Vp8Plane.TRUE_MOTION;
  }

  private void readBlocks(Vp8Bits in, int start) {
    for (int y = 0; y < BLOCKS; y++) {
      for (int x = 0; x < BLOCKS; x++) {
        int node = 0;
        do {
          int probability = Vp8Tables.blockMode(above[start + x], left[y], node / 2);
          node = BLOCK_TREE[node + in.bit(probability)];
        } while (node > 0);
        above[start + x] = -node;
        left[y] = -node;
        blocks[BLOCKS * y + x] = -node;
      }
    }
  }

  int segment() {
    return segment;
  }

  /** Whether the macroblock says that it has no coefficients. */
  boolean isSkipped() {
    return skipped;
  }

  /** Whether each of the 16 blocks of luma has its own mode. */
  boolean isSplit() {
    return split;
  }

  int block(int number) {
    return blocks[number];
  }

  int luma() {
    return luma;
  }

  int chroma() {
    return chroma;
  }
}
