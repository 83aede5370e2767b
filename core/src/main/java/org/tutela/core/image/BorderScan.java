package org.tutela.core.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the frame or the letterbox bars around a picture while its rows pass: lines at the edges
 * that have one brightness. Bars above and below first, then columns between them; both, only if
 * they have one colour, since a picture in bars may be even at its own sides. {@link BorderLines}
 * has the rule.
 */
final class BorderScan {
  /** Steps by which bars above and at the sides may differ if they are one frame. */
  private static final float SAME = 4;

  /** A shorter side than this has nothing left to hash. */
  private static final int SMALLEST = 16;

  /** How often to ask whether lines have already shown that they are no border. */
  private static final int CHECK_EVERY = 64;

  /** One pixel in so many tells that a row is no border if they are this far off on average. */
  private static final int SAMPLE = 16;

  private static final float UNEVEN = 3 * BorderLines.TOLERANCE;

  private final int width;
  private final int height;

  /** Mean of each row, and how far its pixels are off it; without end if the row is no border. */
  private final float[] means;

  private final float[] deviations;
  private final BorderColumns left;
  private final BorderColumns right;
  private int row;

  /** Whether all rows so far are one run, which may be the upper bar. */
  private boolean isTop = true;

  private int run;
  private float runMean;

  /** Rows in the sums of columns. */
  private int counted;

  /** The part of a picture inside its border. */
  record Inside(int left, int top, int right, int bottom) {}

  BorderScan(int width, int height) {
    this.width = width;
    this.height = height;
    this.means = new float[height];
    this.deviations = new float[height];
    this.left = new BorderColumns(width, false);
    this.right = new BorderColumns(width, true);
    Arrays.fill(deviations, Float.POSITIVE_INFINITY);
  }

  /** Looks at the next row from the top. */
  void row(float[] luma) {
    boolean isEven = false;
    if (!isUneven(luma)) {
      means[row] = mean(luma, width);
      float deviation = deviation(luma, width, means[row]);
      isEven = deviation <= BorderLines.TOLERANCE;
      if (isEven) {
        deviations[row] = deviation;
      }
    }
    if (run > 0
        && isEven
        && deviations[row] + Math.abs(means[row] - runMean) <= BorderLines.TOLERANCE) {
      run++;
    } else {
      endRun();
      if (isEven) {
        run = 1;
        runMean = means[row];
      }
    }
    isTop &= run == row + 1;
    if (!isTop) {
      column(luma);
    }
    row++;
  }

  /**
   * Tells most rows that are no border by a few of their pixels: a border whose row is uneven at
   * every sixteenth pixel and even between them does not happen.
   */
  private boolean isUneven(float[] luma) {
    float sum = 0;
    int count = 0;
    for (int x = SAMPLE / 2; x < width; x += SAMPLE) {
      sum += luma[x];
      count++;
    }
    float mean = sum / count;
    sum = 0;
    for (int x = SAMPLE / 2; x < width; x += SAMPLE) {
      sum += Math.abs(luma[x] - mean);
    }
    return sum > UNEVEN * count;
  }

  /** The rows of the run are no lower bar, since others follow: they count for the columns. */
  private void endRun() {
    if (run > 0 && !isTop) {
      left.keepRun();
      right.keepRun();
      counted += run;
    }
    run = 0;
  }

  private void column(float[] luma) {
    if (counted == 0 && run <= 1) {
      left.start(luma);
      right.start(luma);
    }
    left.add(luma, run > 0);
    right.add(luma, run > 0);
    counted += run > 0 ? 0 : 1;
    if (row % CHECK_EVERY == 0) {
      left.prune(height);
      right.prune(height);
    }
  }

  private static float mean(float[] luma, int width) {
    // Four sums: one would be a chain of dependent additions.
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int x = 0;
    for (; x + 3 < width; x += 4) {
      a += luma[x];
      b += luma[x + 1];
      c += luma[x + 2];
      d += luma[x + 3];
    }
    for (; x < width; x++) {
      a += luma[x];
    }
    return (a + b + c + d) / width;
  }

  private static float deviation(float[] luma, int width, float mean) {
    float most = BorderLines.TOLERANCE * width;
    float sum = 0;
    for (int start = 0; start < width && sum <= most; start += CHECK_EVERY) {
      int end = Math.min(width, start + CHECK_EVERY);
      float a = 0;
      float b = 0;
      int x = start;
      for (; x + 1 < end; x += 2) {
        a += Math.abs(luma[x] - mean);
        b += Math.abs(luma[x + 1] - mean);
      }
      sum += a + b + (x < end ? Math.abs(luma[x] - mean) : 0);
    }
    return sum / width;
  }

  /** {@return what is inside the border, once every row has passed; empty if there is none} */
  Optional<Inside> inside() {
    int top = rows(0, 1).border();
    int bottom = height - rows(height - 1, -1).border();
    boolean bars = top > 0 || bottom < height;
    float colour = means[top > 0 ? 0 : height - 1];
    int from = columns(left, bars, colour);
    int to = width - columns(right, bars, colour);
    boolean whole = from == 0 && to == width && !bars;
    return whole || to - from < SMALLEST || bottom - top < SMALLEST
        ? Optional.empty()
        : Optional.of(new Inside(from, top, to, bottom));
  }

  /** {@return the rows from an edge inwards} */
  private BorderLines rows(int edge, int step) {
    float[] inwards = new float[height];
    float[] evenness = new float[height];
    for (int i = 0; i < height; i++) {
      inwards[i] = means[edge + step * i];
      evenness[i] = deviations[edge + step * i];
    }
    return new BorderLines(inwards, evenness, width);
  }

  private int columns(BorderColumns side, boolean bars, float colour) {
    BorderLines lines = side.lines(counted);
    boolean isOfBars = counted > 0 && Math.abs(lines.colour() - colour) <= SAME;
    return counted == 0 || (bars && !isOfBars) ? 0 : lines.border();
  }
}
