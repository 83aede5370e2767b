package org.tutela.core.image;

import java.util.Optional;

/**
 * Finds the frame or the letterbox bars around a picture: lines at the edges that have one
 * brightness. Costs as many pixels as the border has, plus a few.
 *
 * <p>A line is judged by its mean deviation, not by its worst pixel: a lossy codec rings into the
 * border, and a few lines that stay cost 50 bits and more. On bordered JPEG files of quality 30 to
 * 90 a mean of 12 brought 23 of 24 back to within 10 bits of the original; 4 left noise standing,
 * 24 ate into the pictures.
 */
final class UniformBorder {
  /** Steps of 255 that the pixels of a border line may be off, on average. */
  private static final int TOLERANCE = 12;

  /** A shorter side than this has nothing left to hash. */
  private static final int SMALLEST = 16;

  private final PixelImage image;
  private int left;
  private int top;
  private int right;
  private int bottom;

  private UniformBorder(PixelImage image) {
    this.image = image;
    this.right = image.width();
    this.bottom = image.height();
  }

  /** {@return the picture without its border, sharing its pixels; empty if it has none} */
  static Optional<PixelImage> strip(PixelImage image) {
    return new UniformBorder(image).strip();
  }

  private Optional<PixelImage> strip() {
    // Bars above and below end before a frame's sides can be seen whole, hence twice.
    for (int round = 0; round < 2; round++) {
      stripRows();
      stripColumns();
    }
    boolean whole = right - left == image.width() && bottom - top == image.height();
    if (whole || right - left < SMALLEST || bottom - top < SMALLEST) {
      return Optional.empty();
    }
    return Optional.of(image.crop(left, top, right - left, bottom - top));
  }

  private void stripRows() {
    int first = luma(left, top);
    while (top < bottom - 1 && isUniform(left, top, 1, 0, right - left, first)) {
      top++;
    }
    int last = luma(left, bottom - 1);
    while (bottom > top + 1 && isUniform(left, bottom - 1, 1, 0, right - left, last)) {
      bottom--;
    }
  }

  private void stripColumns() {
    int first = luma(left, top);
    while (left < right - 1 && isUniform(left, top, 0, 1, bottom - top, first)) {
      left++;
    }
    int last = luma(right - 1, top);
    while (right > left + 1 && isUniform(right - 1, top, 0, 1, bottom - top, last)) {
      right--;
    }
  }

  /** {@return whether the pixels of a line are on average near a luma} */
  private boolean isUniform(int x, int y, int stepX, int stepY, int count, int luma) {
    long allowed = (long) TOLERANCE * count;
    for (int i = 0; i < count && allowed >= 0; i++) {
      allowed -= Math.abs(luma(x + i * stepX, y + i * stepY) - luma);
    }
    return allowed >= 0;
  }

  /** {@return 0 to 255, in whole numbers, which is near enough here} */
  private int luma(int x, int y) {
    int rgb = image.rgb(x, y);
    return (299 * (rgb >> 16) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff)) / 1000;
  }
}
