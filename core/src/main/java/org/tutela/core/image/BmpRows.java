package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The rows of a bitmap without run lengths, from the top. Rows that a cut file lacks are black. */
final class BmpRows implements RowSource {
  private final ByteBuffer in;
  private final int width;
  private final int height;
  private final int depth;
  private final int pixelStart;
  private final boolean isTopDown;
  private final int[] palette;
  private final int[] masks;

  /**
   * Takes its parts.
   *
   * @param in the file, little-endian
   * @param depth bits a pixel
   * @param pixelStart where the first stored row begins
   * @param isTopDown whether that is the top row
   * @param palette {@code 0xRRGGBB} of each index
   * @param masks of red, green, blue and alpha, for 16 and 32 bits
   */
  BmpRows(
      ByteBuffer in,
      int width,
      int height,
      int depth,
      int pixelStart,
      boolean isTopDown,
      int[] palette,
      int[] masks) {
    this.in = in;
    this.width = width;
    this.height = height;
    this.depth = depth;
    this.pixelStart = pixelStart;
    this.isTopDown = isTopDown;
    this.palette = palette;
    this.masks = masks;
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

  @Override
  public void read(RowSink sink) throws IOException {
    long stored = (width * (long) depth + 31) / 32 * 4;
    byte[] bgr = new byte[3 * width];
    byte[] alpha = new byte[masks[3] == 0 ? 0 : width];
    byte[] black = new byte[3 * width];
    if (pixelStart + stored > in.limit()) {
      return;
    }
    for (int y = 0; y < height; y++) {
      long at = pixelStart + (isTopDown ? y : height - 1 - y) * stored;
      if (at + stored > in.limit()) {
        sink.row(black, OPAQUE);
      } else {
        boolean opaque = row((int) at, bgr, alpha);
        sink.row(bgr, opaque ? OPAQUE : alpha);
      }
    }
  }

  /** Reads a row; {@return whether all its pixels are opaque} */
  private boolean row(int at, byte[] bgr, byte[] alpha) {
    if (depth == 24) {
      in.get(at, bgr, 0, bgr.length);
      return true;
    }
    boolean opaque = true;
    for (int x = 0; x < width; x++) {
      if (depth <= 8) {
        int index =
            (in.get(at + x * depth / 8) >> (8 - depth - x * depth % 8)) & ((1 << depth) - 1);
        store(index < palette.length ? palette[index] : 0, bgr, x);
        continue;
      }
      int pixel =
          depth == 16 ? Short.toUnsignedInt(in.getShort(at + 2 * x)) : in.getInt(at + 4 * x);
      for (int i = 0; i < 3; i++) {
        bgr[3 * x + 2 - i] = (byte) channel(pixel, masks[i]);
      }
      if (alpha.length > 0) {
        alpha[x] = (byte) channel(pixel, masks[3]);
        opaque &= alpha[x] == -1;
      }
    }
    return opaque;
  }

  private static void store(int rgb, byte[] bgr, int x) {
    bgr[3 * x] = (byte) rgb;
    bgr[3 * x + 1] = (byte) (rgb >> 8);
    bgr[3 * x + 2] = (byte) (rgb >> 16);
  }

  /** {@return the masked bits scaled to 0 to 255} */
  private static int channel(int pixel, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long max = Integer.toUnsignedLong(mask >>> shift);
    long value = Integer.toUnsignedLong((pixel & mask) >>> shift);
    return (int) ((value * 255 + max / 2) / max);
  }
}
