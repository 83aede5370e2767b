package org.tutela.core.image;

import java.util.Objects;

/**
 * Decoded 8-bit pixels, gray or colour, in an array of the caller. Making one costs nothing: the
 * array is not copied, and whoever made it must not change it while the picture is in use. Then
 * safe for any number of threads.
 *
 * <p>Values are used as they are: no gamma, no colour profile, no alpha.
 */
public final class PixelImage {
  private enum Layout {
    GRAY(1),
    BGR(3),
    PACKED(1);

    /** Array elements a pixel. */
    final int unit;

    Layout(int unit) {
      this.unit = unit;
    }
  }

  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};
  private static final int TILE = 32;

  // Products by table: the same values as multiplying, without three conversions a pixel.
  private static final float[] RED = products(0.299f);
  private static final float[] GREEN = products(0.587f);
  private static final float[] BLUE = products(0.114f);

  private final Layout layout;
  private final byte[] bytes;
  private final int[] ints;
  private final int offset;
  private final int stride;
  private final int width;
  private final int height;

  private PixelImage(
      Layout layout, byte[] bytes, int[] ints, int offset, int stride, int width, int height) {
    this.layout = layout;
    this.bytes = bytes;
    this.ints = ints;
    this.offset = offset;
    this.stride = stride;
    this.width = width;
    this.height = height;
  }

  /**
   * {@return a gray picture, one byte a pixel}
   *
   * @param pixels the bytes, row after row from the top
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param stride array elements from one row to the next, at least the width
   * @throws IllegalArgumentException if a size is out of range or the array too short
   */
  public static PixelImage ofGray(byte[] pixels, int width, int height, int stride) {
    check(Layout.GRAY, pixels.length, width, height, stride);
    return new PixelImage(Layout.GRAY, pixels, NO_INTS, 0, stride, width, height);
  }

  /**
   * {@return a colour picture, three bytes a pixel: blue, green, red}
   *
   * @param pixels the bytes, row after row from the top
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param stride array elements from one row to the next, at least three times the width
   * @throws IllegalArgumentException if a size is out of range or the array too short
   */
  public static PixelImage ofBgr(byte[] pixels, int width, int height, int stride) {
    check(Layout.BGR, pixels.length, width, height, stride);
    return new PixelImage(Layout.BGR, pixels, NO_INTS, 0, stride, width, height);
  }

  /**
   * {@return a colour picture, one int a pixel: {@code 0xRRGGBB}, the highest byte ignored}
   *
   * @param pixels the ints, row after row from the top
   * @param width in pixels, at least 1
   * @param height in pixels, at least 1
   * @param stride array elements from one row to the next, at least the width
   * @throws IllegalArgumentException if a size is out of range or the array too short
   */
  public static PixelImage ofRgb(int[] pixels, int width, int height, int stride) {
    check(Layout.PACKED, pixels.length, width, height, stride);
    return new PixelImage(Layout.PACKED, NO_BYTES, pixels, 0, stride, width, height);
  }

  private static void check(Layout layout, int length, int width, int height, int stride) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture has at least one pixel, not " + width + " x " + height);
    }
    long rowLength = (long) width * layout.unit;
    if (stride < rowLength) {
      throw new IllegalArgumentException(
          "stride " + stride + " is shorter than a row of " + rowLength);
    }
    long needed = (long) (height - 1) * stride + rowLength;
    if (length < needed) {
      throw new IllegalArgumentException(
          width + " x " + height + " pixels need " + needed + " elements, not " + length);
    }
  }

  /** {@return columns, at least 1} */
  public int width() {
    return width;
  }

  /** {@return rows, at least 1} */
  public int height() {
    return height;
  }

  /** {@return whether there is one gray value a pixel} */
  public boolean isGray() {
    return layout == Layout.GRAY;
  }

  /**
   * {@return the colour of a pixel as {@code 0xRRGGBB}}
   *
   * @param x column from the left, from 0
   * @param y row from the top, from 0
   * @throws IndexOutOfBoundsException if there is no such pixel
   */
  public int rgb(int x, int y) {
    Objects.checkIndex(x, width);
    int at = rowStart(y) + x * layout.unit;
    return switch (layout) {
      case GRAY -> (bytes[at] & 0xff) * 0x010101;
      case BGR -> (bytes[at + 2] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at] & 0xff);
      case PACKED -> ints[at] & 0xffffff;
    };
  }

  /**
   * Writes the luma of one row. A gray pixel is its own luma; a coloured one has {@code 0.299 R +
   * 0.587 G + 0.114 B}, every operation rounded to float, from left to right, as PDQ defines it.
   *
   * @param y row from the top, from 0
   * @param into takes {@link #width()} values of 0 to 255
   * @throws IndexOutOfBoundsException if there is no such row or the array is too short
   */
  public void luma(int y, float[] into) {
    Objects.checkFromIndexSize(0, width, into.length);
    int at = rowStart(y);
    switch (layout) {
      case GRAY -> grayLuma(bytes, at, width, into);
      case BGR -> bgrLuma(bytes, at, width, into);
      case PACKED -> packedLuma(ints, at, width, into);
    }
  }

  static void grayLuma(byte[] pixels, int from, int width, float[] into) {
    for (int x = 0; x < width; x++) {
      into[x] = pixels[from + x] & 0xff;
    }
  }

  static void bgrLuma(byte[] pixels, int from, int width, float[] into) {
    for (int x = 0, at = from; x < width; x++, at += 3) {
      into[x] = RED[pixels[at + 2] & 0xff] + GREEN[pixels[at + 1] & 0xff] + BLUE[pixels[at] & 0xff];
    }
  }

  /** Copies the colours of a row: one byte a pixel if gray, else blue, green, red. */
  void copyRow(int y, byte[] into) {
    int at = rowStart(y);
    if (layout != Layout.PACKED) {
      System.arraycopy(bytes, at, into, 0, width * layout.unit);
      return;
    }
    for (int x = 0; x < width; x++) {
      int rgb = ints[at + x];
      into[3 * x] = (byte) rgb;
      into[3 * x + 1] = (byte) (rgb >> 8);
      into[3 * x + 2] = (byte) (rgb >> 16);
    }
  }

  private static void packedLuma(int[] pixels, int from, int width, float[] into) {
    for (int x = 0; x < width; x++) {
      int rgb = pixels[from + x];
      into[x] = RED[(rgb >> 16) & 0xff] + GREEN[(rgb >> 8) & 0xff] + BLUE[rgb & 0xff];
    }
  }

  private static float[] products(float factor) {
    float[] products = new float[256];
    for (int i = 0; i < products.length; i++) {
      products[i] = factor * i;
    }
    return products;
  }

  private int rowStart(int y) {
    return offset + Objects.checkIndex(y, height) * stride;
  }

  /**
   * {@return a part of this picture; it shares the array}
   *
   * @param x left column
   * @param y top row
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @throws IndexOutOfBoundsException if the part does not lie inside
   */
  public PixelImage crop(int x, int y, int width, int height) {
    Objects.checkFromIndexSize(x, width, this.width);
    Objects.checkFromIndexSize(y, height, this.height);
    if (width == 0 || height == 0) {
      throw new IndexOutOfBoundsException("an empty part");
    }
    int start = offset + y * stride + x * layout.unit;
    return new PixelImage(layout, bytes, ints, start, stride, width, height);
  }

  /**
   * {@return this picture turned or mirrored, pixel by pixel: a copy, or itself if nothing changes}
   *
   * @param orientation what to do
   */
  public PixelImage oriented(Orientation orientation) {
    if (orientation == Orientation.NORMAL) {
      return this;
    }
    int[] columns = steps(width, layout.unit, orientation.mirrorsX());
    int[] rows = steps(height, stride, orientation.mirrorsY());
    return orientation.swapsSides() ? gather(rows, columns) : gather(columns, rows);
  }

  private static int[] steps(int count, int step, boolean mirrored) {
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      steps[i] = step * (mirrored ? count - 1 - i : i);
    }
    return steps;
  }

  /**
   * {@return a copy of another size by nearest neighbour: pixel {@code i} of {@code n} is source
   * pixel {@code floor(i * size / n)}}
   *
   * @param width columns of the copy, at least 1
   * @param height rows of the copy, at least 1
   * @throws IllegalArgumentException if a side is below 1
   */
  public PixelImage resized(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("not a size: " + width + " x " + height);
    }
    return gather(
        nearest(width, this.width, layout.unit), nearest(height, this.height, this.stride));
  }

  private static int[] nearest(int count, int size, int step) {
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      steps[i] = (int) ((long) i * size / count) * step;
    }
    return steps;
  }

  /**
   * {@return the picture whose pixel (x, y) stands at {@code offset + columns[x] + rows[y]} here}
   */
  private PixelImage gather(int[] columns, int[] rows) {
    int unit = layout.unit;
    int rowLength = Math.multiplyExact(columns.length, unit);
    int length = Math.multiplyExact(rowLength, rows.length);
    byte[] bytesOut = layout == Layout.PACKED ? NO_BYTES : new byte[length];
    int[] intsOut = layout == Layout.PACKED ? new int[length] : NO_INTS;
    // Tiles keep a quarter turn inside the cache.
    for (int top = 0; top < rows.length; top += TILE) {
      int bottom = Math.min(rows.length, top + TILE);
      for (int left = 0; left < columns.length; left += TILE) {
        int right = Math.min(columns.length, left + TILE);
        for (int y = top; y < bottom; y++) {
          int from = offset + rows[y];
          for (int x = left; x < right; x++) {
            copyPixel(from + columns[x], bytesOut, intsOut, y * rowLength + x * unit);
          }
        }
      }
    }
    return new PixelImage(layout, bytesOut, intsOut, 0, rowLength, columns.length, rows.length);
  }

  private void copyPixel(int from, byte[] bytesOut, int[] intsOut, int to) {
    switch (layout) {
      case GRAY -> bytesOut[to] = bytes[from];
      case BGR -> {
        bytesOut[to] = bytes[from];
        bytesOut[to + 1] = bytes[from + 1];
        bytesOut[to + 2] = bytes[from + 2];
      }
      case PACKED -> intsOut[to] = ints[from];
    }
  }
}
