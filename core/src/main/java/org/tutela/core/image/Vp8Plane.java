package org.tutela.core.image;

import java.util.Arrays;

/**
 * One plane of the macroblock that is being decoded, with the pixels above and at the left of it,
 * and its predictions from those (RFC 6386, section 12).
 */
final class Vp8Plane {
  /** From a pixel to the one below it. */
  static final int STRIDE = 32;

  /** The first pixel; above it and at its left are neighbours. */
  static final int ORIGIN = STRIDE + 8;

  static final int DC = 0;
  static final int TRUE_MOTION = 1;
  static final int VERTICAL = 2;
  static final int HORIZONTAL = 3;

  private static final int ABOVE = 127;
  private static final int LEFT = 129;
  private static final int MIDDLE = 128;

  /** Pixels above and to the right that modes of small blocks look at. */
  private static final int RIGHT = 4;

  private final int size;
  private final int[] p = new int[17 * STRIDE];

  /** The last rows of the macroblocks above, not yet smoothed. */
  private final byte[] bottom;

  Vp8Plane(int size, int columns) {
    this.size = size;
    this.bottom = new byte[size * columns];
  }

  /** Brings the neighbours of the next macroblock into place. */
  void start(int column, int row) {
    int corner = ORIGIN - STRIDE - 1;
    for (int y = 0; y < size; y++) {
      int line = ORIGIN + y * STRIDE;
      p[line - 1] = column == 0 ? LEFT : p[line + size - 1];
    }
    if (row == 0) {
      Arrays.fill(p, corner, corner + 1 + size + RIGHT, ABOVE);
      return;
    }
    p[corner] = column == 0 ? LEFT : p[corner + size];
    int from = column * size;
    for (int x = 0; x < size + RIGHT; x++) {
      boolean isInside = from + x < bottom.length;
      p[corner + 1 + x] = isInside ? bottom[from + x] & 0xff : p[corner + x];
    }
  }

  /** Remembers the last row for the macroblocks below. */
  void finish(int column) {
    int line = ORIGIN + (size - 1) * STRIDE;
    for (int x = 0; x < size; x++) {
      bottom[column * size + x] = (byte) p[line + x];
    }
  }

  /** Lets the three lower rows of small blocks see the same pixels to the right as the first. */
  void repeatRight() {
    for (int y = 3; y < 15; y += 4) {
      System.arraycopy(p, ORIGIN - STRIDE + size, p, ORIGIN + y * STRIDE + size, RIGHT);
    }
  }

  void add(int at, int change) {
    p[at] = Math.max(0, Math.min(255, p[at] + change));
  }

  void copyTo(byte[] plane, int start, int stride) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        plane[start + y * stride + x] = (byte) p[ORIGIN + y * STRIDE + x];
      }
    }
  }

  /** Predicts all of it. */
  void predict(int mode, boolean hasAbove, boolean hasLeft) {
    switch (mode) {
      case DC -> fill(ORIGIN, size, mean(hasAbove, hasLeft));
      case TRUE_MOTION -> trueMotion(ORIGIN, size);
      case VERTICAL -> {
        for (int y = 0; y < size; y++) {
          System.arraycopy(p, ORIGIN - STRIDE, p, ORIGIN + y * STRIDE, size);
        }
      }
      default -> {
        for (int y = 0; y < size; y++) {
          int line = ORIGIN + y * STRIDE;
          Arrays.fill(p, line, line + size, p[line - 1]);
        }
      }
    }
  }

  private int mean(boolean hasAbove, boolean hasLeft) {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += hasAbove ? p[ORIGIN - STRIDE + i] : 0;
      sum += hasLeft ? p[ORIGIN + i * STRIDE - 1] : 0;
    }
    int count = size * ((hasAbove ? 1 : 0) + (hasLeft ? 1 : 0));
    return count == 0 ? MIDDLE : (sum + count / 2) / count;
  }

  private void fill(int at, int side, int value) {
    for (int y = 0; y < side; y++) {
      Arrays.fill(p, at + y * STRIDE, at + y * STRIDE + side, value);
    }
  }

  private void trueMotion(int at, int side) {
    int corner = p[at - STRIDE - 1];
    for (int y = 0; y < side; y++) {
      int line = at + y * STRIDE;
      int step = p[line - 1] - corner;
      for (int x = 0; x < side; x++) {
        p[line + x] = Math.max(0, Math.min(255, p[at - STRIDE + x] + step));
      }
    }
  }

  /** Predicts a block of 4 x 4 pixels. */
  void predictSmall(int mode, int at) {
    switch (mode) {
      case DC -> {
        int sum = 4;
        for (int i = 0; i < 4; i++) {
          sum += p[at - STRIDE + i] + p[at + i * STRIDE - 1];
        }
        fill(at, 4, sum >> 3);
      }
      case TRUE_MOTION -> trueMotion(at, 4);
      case VERTICAL -> {
        for (int x = 0; x < 4; x++) {
          int value = three(at, 4 + x);
          for (int y = 0; y < 4; y++) {
            p[at + y * STRIDE + x] = value;
          }
        }
      }
      case HORIZONTAL -> {
        for (int y = 0; y < 4; y++) {
          int value = y < 3 ? three(at, 2 - y) : (edge(at, 1) + 3 * edge(at, 0) + 2) >> 2;
          Arrays.fill(p, at + y * STRIDE, at + y * STRIDE + 4, value);
        }
      }
      default -> diagonal(mode, at);
    }
  }

  /**
   * {@return a neighbour of a small block} 0 to 3 are those at the left from the lowest up, 4 the
   * corner, 5 to 12 those above and beyond to the right.
   */
  private int edge(int at, int i) {
    return i < 4 ? p[at + (3 - i) * STRIDE - 1] : p[at - STRIDE - 5 + i];
  }

  /** {@return the weighted mean of a neighbour and those before and after the next} */
  private int three(int at, int i) {
    return (edge(at, i) + 2 * edge(at, i + 1) + edge(at, i + 2) + 2) >> 2;
  }

  private int two(int at, int i) {
    return (edge(at, i) + edge(at, i + 1) + 1) >> 1;
  }

  /** Each pixel of a diagonal mode is a mean of two or three neighbours along its slope. */
  private void diagonal(int mode, int at) {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        p[at + y * STRIDE + x] =
            switch (mode) {
              case 4 -> downLeft(at, x + y);
              case 5 -> three(at, 3 - y + x);
              case 6 -> verticalRight(at, 2 * x - y);
              case 7 -> verticalLeft(at, x, y);
              case 8 -> horizontalDown(at, 2 * y - x);
              default -> horizontalUp(at, x + 2 * y);
            };
      }
    }
  }

  private int downLeft(int at, int i) {
    return i < 6 ? three(at, 5 + i) : (edge(at, 11) + 3 * edge(at, 12) + 2) >> 2;
  }

  private int verticalRight(int at, int i) {
    if (i < 0) {
      return three(at, 4 + i);
    }
    return i % 2 == 0 ? two(at, 4 + i / 2) : three(at, 3 + (i + 1) / 2);
  }

  private int verticalLeft(int at, int x, int y) {
    if (x == 3 && y >= 2) {
      return three(at, y + 7);
    }
    return y % 2 == 0 ? two(at, 5 + x + y / 2) : three(at, 5 + x + y / 2);
  }

  private int horizontalDown(int at, int i) {
    if (i < 0) {
      return three(at, 2 - i);
    }
    return i % 2 == 0 ? two(at, 3 - i / 2) : three(at, 3 - (i + 1) / 2);
  }

  private int horizontalUp(int at, int i) {
    if (i > 5) {
      return edge(at, 0);
    } else if (i == 5) {
      return (edge(at, 1) + 3 * edge(at, 0) + 2) >> 2;
    }
    return i % 2 == 0 ? two(at, 2 - i / 2) : three(at, 1 - i / 2);
  }
}
