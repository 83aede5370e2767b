package org.tutela.core.image;

import java.util.Optional;

/**
 * Finds the frame or the letterbox bars around a picture: lines at the edges whose pixels all have
 * one colour, up to the noise of a lossy codec. Costs as many pixels as the border has, plus a few.
 */
final class UniformBorder {
  /** Steps of 255 that a channel may be off. */
  private static final int TOLERANCE = 6;

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
    int colour = image.rgb(left, top);
    while (top < bottom - 1 && isRow(top, colour)) {
      top++;
    }
    colour = image.rgb(left, bottom - 1);
    while (bottom > top + 1 && isRow(bottom - 1, colour)) {
      bottom--;
    }
  }

  private void stripColumns() {
    int colour = image.rgb(left, top);
    while (left < right - 1 && isColumn(left, colour)) {
      left++;
    }
    colour = image.rgb(right - 1, top);
    while (right > left + 1 && isColumn(right - 1, colour)) {
      right--;
    }
  }

  private boolean isRow(int y, int colour) {
    for (int x = left; x < right; x++) {
      if (!isNear(image.rgb(x, y), colour)) {
        return false;
      }
    }
    return true;
  }

  private boolean isColumn(int x, int colour) {
    for (int y = top; y < bottom; y++) {
      if (!isNear(image.rgb(x, y), colour)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNear(int a, int b) {
    return isNearChannel(a >> 16, b >> 16) && isNearChannel(a >> 8, b >> 8) && isNearChannel(a, b);
  }

  private static boolean isNearChannel(int a, int b) {
    return Math.abs((a & 0xff) - (b & 0xff)) <= TOLERANCE;
  }
}
