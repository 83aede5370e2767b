package org.tutela.core.image;

import java.util.Arrays;

/**
 * The one-dimensional box filter of PDQ along columns, fed row by row: it keeps one running sum a
 * column and a ring of the rows inside the box, so a picture of any height needs a 128th of itself.
 *
 * <p>Same order of additions as {@link RowBox}; here neighbouring columns are independent and the
 * loops run on vectors.
 */
final class ColumnBox {
  private final int rows;
  private final int window;
  private final int half;
  private final float[] sums;
  private final float[][] ring;
  private int added;
  private int count;

  ColumnBox(int columns, FilterAxis axis) {
    this.rows = axis.size();
    this.window = axis.window();
    this.half = axis.half();
    this.sums = new float[columns];
    this.ring = new float[window + RowBox.LANES][columns];
  }

  void restart() {
    Arrays.fill(sums, 0);
    added = 0;
    count = 0;
  }

  /** {@return the array that holds the row to be added after {@code ahead} others} */
  float[] slot(int ahead) {
    return ring[(added + ahead) % ring.length];
  }

  /**
   * Adds the row in {@code slot(0)}.
   *
   * @param out takes the next row of means
   * @return whether there is one
   */
  boolean add(float[] out) {
    float[] row = slot(0);
    int y = added++;
    if (y >= window) {
      slide(sums, row, leaving(y - window), out, window);
      return true;
    }
    count++;
    if (y < half - 1) {
      grow(sums, row);
      return false;
    }
    grow(sums, row, out, count);
    return true;
  }

  /**
   * Shrinks the box at the bottom edge, once all rows are added.
   *
   * @param out takes the next row of means
   * @return whether there was one
   */
  boolean drain(float[] out) {
    if (added == rows + half - 1) {
      return false;
    }
    count--;
    shrink(sums, leaving(added++ - window), out, count);
    return true;
  }

  private float[] leaving(int y) {
    return ring[y % ring.length];
  }

  private static void grow(float[] sums, float[] in) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += in[x];
    }
  }

  private static void grow(float[] sums, float[] in, float[] out, float count) {
    for (int x = 0; x < sums.length; x++) {
      float sum = sums[x] + in[x];
      sums[x] = sum;
      out[x] = sum / count;
    }
  }

  private static void slide(float[] sums, float[] in, float[] gone, float[] out, float count) {
    for (int x = 0; x < sums.length; x++) {
      float sum = sums[x] + in[x] - gone[x];
      sums[x] = sum;
      out[x] = sum / count;
    }
  }

  private static void shrink(float[] sums, float[] gone, float[] out, float count) {
    for (int x = 0; x < sums.length; x++) {
      float sum = sums[x] - gone[x];
      sums[x] = sum;
      out[x] = sum / count;
    }
  }
}
