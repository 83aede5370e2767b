package org.tutela.core.image;

import java.util.Arrays;

/**
 * How pixels lie in the lines of a PNG file, and how they become gray or colour bytes: 16 bits are
 * cut to their high byte, fewer than 8 are scaled, an index past the palette is black.
 */
final class PngLayout {
  static final int GRAY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GRAY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private final int width;
  private final int height;
  private final int depth;
  private final int colour;
  private final boolean interlaced;
  private final byte[] palette;
  private final byte[] transparency;

  /**
   * Takes its parts.
   *
   * @param depth bits of a sample: 1, 2, 4, 8, 16
   * @param colour the colour type: 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha
   * @param palette three bytes an entry: red, green, blue
   * @param transparency the content of the tRNS chunk, empty without one
   */
  PngLayout(
      int width,
      int height,
      int depth,
      int colour,
      boolean interlaced,
      byte[] palette,
      byte[] transparency) {
    this.width = width;
    this.height = height;
    this.depth = depth;
    this.colour = colour;
    this.interlaced = interlaced;
    this.palette = palette;
    this.transparency = transparency;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean interlaced() {
    return interlaced;
  }

  boolean isGray() {
    return colour == GRAY || colour == GRAY_ALPHA;
  }

  boolean hasAlpha() {
    return colour == GRAY_ALPHA || colour == RGB_ALPHA || transparency.length > 0;
  }

  private int channels() {
    return switch (colour) {
      case RGB -> 3;
      case GRAY_ALPHA -> 2;
      case RGB_ALPHA -> 4;
      default -> 1;
    };
  }

  /** {@return the distance of a filtered byte from the one to its left} */
  int pixelBytes() {
    return Math.max(1, channels() * depth / 8);
  }

  int lineLength(int columns) {
    return (int) (((long) columns * channels() * depth + 7) / 8);
  }

  /** Turns a line into colours and alpha; {@return whether all its pixels are opaque} */
  boolean unpack(byte[] line, int columns, byte[] colours, byte[] alpha) {
    if (colour == PALETTE) {
      return unpackPalette(line, columns, colours, alpha);
    }
    int unit = isGray() ? 1 : 3;
    int channels = channels();
    int sampleBytes = depth == 16 ? 2 : 1;
    boolean opaque = true;
    for (int x = 0; x < columns; x++) {
      if (depth < 8) {
        colours[x] = (byte) (sample(line, x) * 255 / ((1 << depth) - 1));
      } else {
        int at = x * channels * sampleBytes;
        for (int i = 0; i < unit; i++) {
          colours[unit * x + unit - 1 - i] = line[at + i * sampleBytes];
        }
      }
      if (alpha.length > 0) {
        alpha[x] = opacity(line, x, unit, sampleBytes);
        opaque &= alpha[x] == -1;
      }
    }
    return opaque;
  }

  private byte opacity(byte[] line, int x, int unit, int sampleBytes) {
    if (channels() > unit) {
      return line[(x * channels() + unit) * sampleBytes];
    }
    boolean isClear = transparency.length >= 2 * unit;
    for (int i = 0; i < unit && isClear; i++) {
      int key = (transparency[2 * i] & 0xff) << 8 | (transparency[2 * i + 1] & 0xff);
      isClear = sample(line, x * unit + i) == key;
    }
    return (byte) (isClear ? 0 : 255);
  }

  private boolean unpackPalette(byte[] line, int columns, byte[] colours, byte[] alpha) {
    boolean opaque = true;
    Arrays.fill(alpha, (byte) 0xff);
    for (int x = 0; x < columns; x++) {
      int index = sample(line, x);
      boolean known = 3 * index + 2 < palette.length;
      for (int i = 0; i < 3; i++) {
        colours[3 * x + 2 - i] = known ? palette[3 * index + i] : 0;
      }
      if (index < transparency.length) {
        alpha[x] = transparency[index];
        opaque &= alpha[x] == -1;
      }
    }
    return opaque;
  }

  private int sample(byte[] line, int i) {
    if (depth == 16) {
      return (line[2 * i] & 0xff) << 8 | (line[2 * i + 1] & 0xff);
    } else if (depth == 8) {
      return line[i] & 0xff;
    }
    int bit = i * depth;
    return (line[bit >> 3] >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  }
}
