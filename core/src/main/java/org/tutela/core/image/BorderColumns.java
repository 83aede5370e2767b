package org.tutela.core.image;

import java.util.Arrays;

/**
 * The columns at one side of a picture while its rows pass. Rows of a run that may turn out to be
 * the lower bar are kept apart until they do not.
 */
final class BorderColumns {
  /** The mean deviation of noise as a part of its standard deviation. */
  private static final float MEAN_OF_STANDARD = 0.8f;

  /** Beyond this square a column is off by more than is tolerated, in one way or the other. */
  private static final float TOO_FAR =
      2 * (BorderLines.TOLERANCE / MEAN_OF_STANDARD) * (BorderLines.TOLERANCE / MEAN_OF_STANDARD);

  private final boolean isRight;

  /** A pixel of the outermost column; sums are of differences to it, to keep them small. */
  private float reference;

  private final float[] sums;
  private final float[] squares;
  private final float[] runSums;
  private final float[] runSquares;

  /** The columns that have not yet shown that they are no border, and one more. */
  private int from;

  private int to;

  BorderColumns(int width, boolean isRight) {
    this.isRight = isRight;
    this.sums = new float[width];
    this.squares = new float[width];
    this.runSums = new float[width];
    this.runSquares = new float[width];
    this.to = width;
  }

  /** Takes the pixel to which all are compared from a row. */
  void start(float[] luma) {
    reference = luma[isRight ? luma.length - 1 : 0];
  }

  void add(float[] luma, boolean isRun) {
    float[] sum = isRun ? runSums : sums;
    float[] square = isRun ? runSquares : squares;
    for (int x = from; x < to; x++) {
      float difference = luma[x] - reference;
      sum[x] += difference;
      square[x] += difference * difference;
    }
  }

  /** Counts the rows of the run. */
  void keepRun() {
    for (int x = from; x < to; x++) {
      sums[x] += runSums[x];
      squares[x] += runSquares[x];
    }
    Arrays.fill(runSums, from, to, 0);
    Arrays.fill(runSquares, from, to, 0);
  }

  /** Gives up the columns behind the first that is no border, whatever the other rows are. */
  void prune(int height) {
    float most = TOO_FAR * height;
    if (isRight) {
      int x = to - 1;
      while (x > from && squares[x] <= most) {
        x--;
      }
      from = x;
    } else {
      int x = from;
      while (x < to - 1 && squares[x] <= most) {
        x++;
      }
      to = x + 1;
    }
  }

  /** {@return the columns from the edge inwards, as far as they may be border} */
  BorderLines lines(int rows) {
    float[] means = new float[rows == 0 ? 0 : to - from];
    float[] deviations = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      int x = isRight ? to - 1 - i : from + i;
      float mean = sums[x] / rows;
      means[i] = reference + mean;
      float variance = Math.max(0, squares[x] / rows - mean * mean);
      deviations[i] = MEAN_OF_STANDARD * (float) Math.sqrt(variance);
    }
    return new BorderLines(means, deviations, rows);
  }
}
