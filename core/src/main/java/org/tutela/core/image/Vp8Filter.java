package org.tutela.core.image;

/**
 * The smoothing of edges between blocks (RFC 6386, section 15). Positions are those of the first
 * pixel behind an edge; across is the step over it, along the step to the next pixel behind it.
 *
 * @param level 0 for none
 * @param interior how far neighbours on one side may differ
 * @param limit how far the sides of an edge inside a macroblock may differ
 * @param highVariance beyond this difference only the two pixels at the edge change
 */
record Vp8Filter(int level, int interior, int limit, int highVariance) {
  /** How much more the sides of an edge between macroblocks may differ. */
  private static final int OUTER = 4;

  static Vp8Filter of(int wanted, int sharpness) {
    int level = Math.max(0, Math.min(63, wanted));
    int interior = level;
    if (sharpness > 0) {
      interior = Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
    }
    interior = Math.max(1, interior);
    return new Vp8Filter(
        level, interior, 2 * level + interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
  }

  /** Smooths by the simple rule: two pixels change, whatever lies behind them. */
  void simple(byte[] p, int start, int across, int along, int count, boolean isOuter) {
    int most = limit + (isOuter ? OUTER : 0);
    for (int i = 0, at = start; i < count; i++, at += along) {
      if (isStep(p, at, across, most)) {
        two(p, at, across);
      }
    }
  }

  /** Smooths the edge to another macroblock: up to six pixels change. */
  void outer(byte[] p, int start, int across, int along, int count) {
    for (int i = 0, at = start; i < count; i++, at += along) {
      if (isSmooth(p, at, across, limit + OUTER)) {
        if (isVaried(p, at, across)) {
          two(p, at, across);
        } else {
          six(p, at, across);
        }
      }
    }
  }

  /** Smooths an edge inside a macroblock: up to four pixels change. */
  void inner(byte[] p, int start, int across, int along, int count) {
    for (int i = 0, at = start; i < count; i++, at += along) {
      if (isSmooth(p, at, across, limit)) {
        if (isVaried(p, at, across)) {
          two(p, at, across);
        } else {
          four(p, at, across);
        }
      }
    }
  }

  private static int difference(byte[] p, int a, int b) {
    return Math.abs((p[a] & 0xff) - (p[b] & 0xff));
  }

  private static boolean isStep(byte[] p, int at, int across, int most) {
    return 2 * difference(p, at - across, at) + difference(p, at - 2 * across, at + across) / 2
        <= most;
  }

  private boolean isSmooth(byte[] p, int at, int across, int most) {
    return isStep(p, at, across, most)
        && difference(p, at - 4 * across, at - 3 * across) <= interior
        && difference(p, at - 3 * across, at - 2 * across) <= interior
        && difference(p, at - 2 * across, at - across) <= interior
        && difference(p, at + 3 * across, at + 2 * across) <= interior
        && difference(p, at + 2 * across, at + across) <= interior
        && difference(p, at + across, at) <= interior;
  }

  private boolean isVaried(byte[] p, int at, int across) {
    return difference(p, at - 2 * across, at - across) > highVariance
        || difference(p, at + across, at) > highVariance;
  }

  private static int clamp(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  /** {@return a pixel as a signed number around the middle gray} */
  private static int signed(byte pixel) {
    return (pixel & 0xff) - 128;
  }

  private static void add(byte[] p, int at, int change) {
    p[at] = (byte) (clamp(signed(p[at]) + change) + 128);
  }

  private static int step(byte[] p, int at, int across) {
    return 3 * (signed(p[at]) - signed(p[at - across]));
  }

  private static int outerStep(byte[] p, int at, int across) {
    return clamp(signed(p[at - 2 * across]) - signed(p[at + across]));
  }

  private static void two(byte[] p, int at, int across) {
    int change = clamp(outerStep(p, at, across) + step(p, at, across));
    add(p, at, -(clamp(change + 4) >> 3));
    add(p, at - across, clamp(change + 3) >> 3);
  }

  private static void four(byte[] p, int at, int across) {
    int change = clamp(step(p, at, across));
    int behind = clamp(change + 4) >> 3;
    int rest = (behind + 1) >> 1;
    add(p, at - across, clamp(change + 3) >> 3);
    add(p, at, -behind);
    add(p, at - 2 * across, rest);
    add(p, at + across, -rest);
  }

  private static void six(byte[] p, int at, int across) {
    int change = clamp(outerStep(p, at, across) + step(p, at, across));
    for (int i = 0; i < 3; i++) {
      int part = clamp((9 * (3 - i) * change + 63) >> 7);
      add(p, at + i * across, -part);
      add(p, at - (i + 1) * across, part);
    }
  }
}
