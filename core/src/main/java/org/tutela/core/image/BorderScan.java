package org.tutela.core.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the frame or the letterbox bars around a picture while its rows pass: lines at the edges
 * that have one brightness. Bars above and below first, then columns between them; both, only if
 * they have one colour, since a picture in bars may be even at its own sides.
 *
 * <p>A line is judged by its mean deviation from the outermost line, not by its worst pixel. A
 * border as it was drawn hardly deviates, so the first line that does ends it: dark pictures in
 * black bars begin softly. But a lossy codec rings into the border for a block's width, and lines
 * that stay cost 50 bits and more; so where a far stronger line follows within a block, it is the
 * end. {@code docs/pictures.md} has what this finds on photographs.
 */
final class BorderScan {
  /** Steps of 255 that the pixels of a border line may be off, on average. */
  private static final float TOLERANCE = 12;

  /** Steps that the outermost line may be off; the others twice as much. */
  private static final float EVEN = 1.5f;

  /** Lines into which the blocks of a codec carry what lies inside, halved colours among them. */
  private static final int RINGING = 16;

  /** Steps by which bars above and at the sides may differ if they are one frame. */
  private static final float SAME = 4;

  /** How many times stronger than its ringing the first line of a picture is. */
  private static final float JUMP = 3;

  /** A shorter side than this has nothing left to hash. */
  private static final int SMALLEST = 16;

  /** How often to ask whether lines have already shown that they are no border. */
  private static final int CHECK_EVERY = 64;

  /** One pixel in so many tells that a row is no border if they are this far off on average. */
  private static final int SAMPLE = 16;

  private static final float UNEVEN = 3 * TOLERANCE;

  private final int width;
  private final int height;

  /** Mean of each row, and how far its pixels are off it; without end if the row is no border. */
  private final float[] means;

  private final float[] deviations;
  private final float[] fromLeft;
  private final float[] fromRight;

  /** Sums over the rows of the current run of even rows, which may turn out to be the lower bar. */
  private final float[] runFromLeft;

  private final float[] runFromRight;
  private int row;

  /** Whether all rows so far are one run, which may be the upper bar. */
  private boolean isTop = true;

  private int run;
  private float runMean;
  private float left;
  private float right;

  /** Rows in the sums of columns. */
  private int counted;

  /** Columns from here on, and those before the other, have shown that they are no border. */
  private int leftEnd;

  private int rightStart;

  /** The part of a picture inside its border. */
  record Inside(int left, int top, int right, int bottom) {}

  BorderScan(int width, int height) {
    this.width = width;
    this.height = height;
    this.means = new float[height];
    this.deviations = new float[height];
    this.fromLeft = new float[width];
    this.fromRight = new float[width];
    this.runFromLeft = new float[width];
    this.runFromRight = new float[width];
    this.leftEnd = width;
    Arrays.fill(deviations, Float.POSITIVE_INFINITY);
  }

  /** Looks at the next row from the top. */
  void row(float[] luma) {
    boolean isEven = false;
    if (!isUneven(luma)) {
      means[row] = mean(luma, width);
      float deviation = deviation(luma, width, means[row]);
      isEven = deviation <= TOLERANCE;
      if (isEven) {
        deviations[row] = deviation;
      }
    }
    if (run > 0 && isEven && deviations[row] + Math.abs(means[row] - runMean) <= TOLERANCE) {
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
      add(fromLeft, runFromLeft, 0, leftEnd);
      add(fromRight, runFromRight, rightStart, width);
      counted += run;
    }
    run = 0;
  }

  private static void add(float[] sums, float[] more, int from, int to) {
    for (int x = from; x < to; x++) {
      sums[x] += more[x];
      more[x] = 0;
    }
  }

  private void column(float[] luma) {
    if (counted == 0 && run <= 1) {
      left = luma[0];
      right = luma[width - 1];
    }
    accumulate(luma, left, run > 0 ? runFromLeft : fromLeft, 0, leftEnd);
    accumulate(luma, right, run > 0 ? runFromRight : fromRight, rightStart, width);
    counted += run > 0 ? 0 : 1;
    if (row % CHECK_EVERY == 0) {
      float most = TOLERANCE * height;
      leftEnd = Math.min(leftEnd, firstAbove(fromLeft, leftEnd, most) + 1);
      int fromTheRight = firstAbove(reversed(fromRight, rightStart), width - rightStart, most);
      rightStart = Math.max(rightStart, width - fromTheRight - 1);
    }
  }

  private static int firstAbove(float[] sums, int end, float most) {
    int x = 0;
    while (x < end && sums[x] <= most) {
      x++;
    }
    return x;
  }

  /** {@return the values from the last down to a start} */
  private static float[] reversed(float[] values, int start) {
    float[] reversed = new float[values.length - start];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private static void accumulate(float[] luma, float edge, float[] sums, int from, int to) {
    for (int x = from; x < to; x++) {
      sums[x] += Math.abs(luma[x] - edge);
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
    float most = TOLERANCE * width;
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
    int top = rows(0, 1);
    int bottom = height - rows(height - 1, -1);
    boolean bars = top > 0 || bottom < height;
    float colour = means[top > 0 ? 0 : height - 1];
    int from = 0;
    int to = width;
    if (counted > 0 && (!bars || Math.abs(left - colour) <= SAME)) {
      from = columns(fromLeft, leftEnd);
    }
    if (counted > 0 && (!bars || Math.abs(right - colour) <= SAME)) {
      to = width - columns(reversed(fromRight, rightStart), width - rightStart);
    }
    boolean whole = from == 0 && to == width && !bars;
    return whole || to - from < SMALLEST || bottom - top < SMALLEST
        ? Optional.empty()
        : Optional.of(new Inside(from, top, to, bottom));
  }

  /** {@return how many rows from an edge inwards are border} */
  private int rows(int edge, int step) {
    float[] off = new float[height];
    for (int i = 0; i < height; i++) {
      int y = edge + step * i;
      off[i] = deviations[y] + Math.abs(means[y] - means[edge]);
    }
    return lines(off, height);
  }

  private int columns(float[] sums, int end) {
    float[] off = new float[end];
    for (int i = 0; i < end; i++) {
      off[i] = sums[i] / counted;
    }
    return lines(off, end);
  }

  /** {@return how many of the lines are border, by how far each is off the outermost one} */
  private static int lines(float[] off, int count) {
    int end = 0;
    if (count > 0 && off[0] <= EVEN) {
      while (end < count && off[end] <= 2 * EVEN) {
        end++;
      }
    }
    float ringing = 0;
    for (int i = end; i < Math.min(count, end + RINGING); i++) {
      if (off[i] > TOLERANCE) {
        return off[i] >= JUMP * ringing ? i : end;
      }
      ringing = Math.max(ringing, off[i]);
    }
    return end;
  }
}
