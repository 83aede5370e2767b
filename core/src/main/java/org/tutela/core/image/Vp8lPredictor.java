package org.tutela.core.image;

import java.io.IOException;

/** Adds to each pixel what its neighbours predict; each block has its mode. */
final class Vp8lPredictor implements Vp8lTransform {
  private static final int BLACK = 0xff000000;
  private static final int[] CHANNELS = {0, 8, 16, 24};

  private final int bits;
  private final int[] modes;
  private final int[] above;
  private int y;

  Vp8lPredictor(Vp8lBits in, int width, int height, DecodeRun run) throws IOException {
    bits = 2 + in.read(3);
    modes =
        new Vp8lPixels(
                in, Vp8lPixels.parts(width, bits), Vp8lPixels.parts(height, bits), false, run)
            .all();
    above = new int[width];
  }

  @Override
  public void undo(int[] row) {
    int width = above.length;
    int start = (y >> bits) * Vp8lPixels.parts(width, bits);
    row[0] = add(row[0], y == 0 ? BLACK : above[0]);
    for (int x = 1; x < width; x++) {
      int left = row[x - 1];
      int predicted = left;
      if (y > 0) {
        // To the right of the last pixel lies the first of its own row.
        int aboveRight = x + 1 < width ? above[x + 1] : row[0];
        int mode = (modes[start + (x >> bits)] >> 8) & 0xf;
        predicted = predict(mode, left, above[x - 1], above[x], aboveRight);
      }
      row[x] = add(row[x], predicted);
    }
    System.arraycopy(row, 0, above, 0, width);
    y++;
  }

  private static int predict(int mode, int left, int corner, int top, int right) {
    return switch (mode) {
      case 1 -> left;
      case 2 -> top;
      case 3 -> right;
      case 4 -> corner;
      case 5 -> mean(mean(left, right), top);
      case 6 -> mean(left, corner);
      case 7 -> mean(left, top);
      case 8 -> mean(corner, top);
      case 9 -> mean(top, right);
      case 10 -> mean(mean(left, corner), mean(top, right));
      case 11 -> select(left, top, corner);
      case 12 -> gradient(left, top, corner);
      case 13 -> halfGradient(mean(left, top), corner);
      default -> BLACK;
    };
  }

  /** {@return the sums of the four channels, each without its carry} */
  static int add(int a, int b) {
    int alphaGreen = (a & 0xff00ff00) + (b & 0xff00ff00);
    int redBlue = (a & 0xff00ff) + (b & 0xff00ff);
    return (alphaGreen & 0xff00ff00) | (redBlue & 0xff00ff);
  }

  private static int mean(int a, int b) {
    return (a & b) + (((a ^ b) & 0xfefefefe) >>> 1);
  }

  private static int channel(int argb, int shift) {
    return (argb >>> shift) & 0xff;
  }

  private static int select(int left, int top, int corner) {
    int difference = 0;
    for (int shift : CHANNELS) {
      difference +=
          Math.abs(channel(top, shift) - channel(corner, shift))
              - Math.abs(channel(left, shift) - channel(corner, shift));
    }
    return difference < 0 ? left : top;
  }

  private static int gradient(int left, int top, int corner) {
    int argb = 0;
    for (int shift : CHANNELS) {
      int value = channel(left, shift) + channel(top, shift) - channel(corner, shift);
      argb |= clip(value) << shift;
    }
    return argb;
  }

  private static int halfGradient(int mean, int corner) {
    int argb = 0;
    for (int shift : CHANNELS) {
      int from = channel(mean, shift);
      argb |= clip(from + (from - channel(corner, shift)) / 2) << shift;
    }
    return argb;
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
