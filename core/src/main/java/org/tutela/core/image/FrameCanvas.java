package org.tutela.core.image;

import java.util.Arrays;

/**
 * The screen on which the frames of an animation are composed. Where nothing was painted it is
 * transparent; there the colours are those of the last transparent pixel put down, else the
 * background.
 */
final class FrameCanvas implements RowSource {
  private static final int OPAQUE_PIXEL = 0xff000000;

  private final int width;
  private final int height;
  private final int background;
  private final int[] pixels;
  private int[] saved = {};

  /**
   * Makes an empty canvas; the caller has reserved its memory.
   *
   * @param background {@code 0xRRGGBB}
   */
  FrameCanvas(int width, int height, int background) {
    this.width = width;
    this.height = height;
    this.background = background & ~OPAQUE_PIXEL;
    this.pixels = new int[width * height];
    Arrays.fill(pixels, this.background);
  }

  /** {@return bytes of heap that a canvas takes} */
  static long bytes(int width, int height, boolean saves) {
    return (long) width * height * (saves ? 8 : 4);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public boolean isGray() {
    return false;
  }

  /** Puts a pixel down over what is there; what lies outside is cut off. */
  void blend(int x, int y, int argb) {
    if (x >= width || y >= height || x < 0 || y < 0) {
      return;
    }
    int at = y * width + x;
    int alpha = argb >>> 24;
    int below = pixels[at] >>> 24;
    if (alpha == 255 || below == 0) {
      pixels[at] = argb;
    } else if (alpha > 0) {
      pixels[at] = over(argb, alpha, pixels[at], below);
    }
  }

  /** Replaces a pixel; what lies outside is cut off. */
  void replace(int x, int y, int argb) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      pixels[y * width + x] = argb;
    }
  }

  private static int over(int top, int alpha, int bottom, int below) {
    int rest = below * (255 - alpha) / 255;
    int sum = alpha + rest;
    int out = sum << 24;
    for (int shift = 0; shift < 24; shift += 8) {
      int value = ((top >> shift & 0xff) * alpha + (bottom >> shift & 0xff) * rest) / sum;
      out |= value << shift;
    }
    return out;
  }

  /** Remembers the canvas for {@link #restore()}. */
  void save() {
    saved = pixels.clone();
  }

  /** Undoes what was painted since {@link #save()}. */
  void restore() {
    System.arraycopy(saved, 0, pixels, 0, saved.length);
  }

  /** Clears a rectangle; what lies outside is cut off. */
  void clear(int x, int y, int columns, int rows) {
    int left = Math.min(x, width);
    int right = Math.min(x + columns, width);
    for (int row = Math.min(y, height); row < Math.min(y + rows, height); row++) {
      Arrays.fill(pixels, row * width + left, row * width + right, background);
    }
  }

  @Override
  public void read(RowSink sink) throws ImageRejectedException {
    byte[] bgr = new byte[3 * width];
    byte[] alpha = new byte[width];
    for (int y = 0; y < height; y++) {
      boolean opaque = true;
      for (int x = 0; x < width; x++) {
        int argb = pixels[y * width + x];
        bgr[3 * x] = (byte) argb;
        bgr[3 * x + 1] = (byte) (argb >> 8);
        bgr[3 * x + 2] = (byte) (argb >> 16);
        alpha[x] = (byte) (argb >>> 24);
        opaque &= alpha[x] == -1;
      }
      sink.row(bgr, opaque ? OPAQUE : alpha);
    }
  }
}
