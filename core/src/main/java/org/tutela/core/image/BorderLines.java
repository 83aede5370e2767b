package org.tutela.core.image;

/**
 * Lines of a picture from one of its edges inwards, and how many of them are border.
 *
 * <p>A line is judged by its mean deviation and by how far its mean is off that of the outermost
 * line, not by its worst pixel. A border as it was drawn hardly deviates, so the first line that
 * does ends it: dark pictures in black bars begin softly. One with noise is noisy to the same
 * degree in all its lines, never drifts, and ends with a jump; even skies do not. A lossy codec
 * rings into the border for a block's width, and lines that stay cost 50 bits and more; so where a
 * far stronger line follows within a block, it is the end. {@code docs/pictures.md} has what this
 * finds on photographs.
 */
final class BorderLines {
  /** Steps of 255 that a line may be off if the picture is to begin only behind it. */
  static final float TOLERANCE = 12;

  /** Steps that the outermost line of a border without noise may be off; the others twice. */
  private static final float EVEN = 1.5f;

  /** The most noise that a border may have. */
  private static final float NOISY = 4;

  /** Standard errors by which noise of the same kind may differ from line to line. */
  private static final float CHANCE = 5;

  /** The standard deviation of noise as a multiple of its mean deviation. */
  private static final float STANDARD = 1.25f;

  /** Steps by which the mean of a line of a noisy border may be off for other reasons. */
  private static final float STEADY = 0.25f;

  /** Lines into which the blocks of a codec carry what lies inside, halved colours among them. */
  private static final int RINGING = 16;

  /** How many times stronger than its ringing the first line of a picture is. */
  private static final float JUMP = 3;

  private final float[] means;
  private final float[] deviations;
  private final int length;

  /**
   * Takes the lines.
   *
   * @param means of the pixels of each line
   * @param deviations of the pixels of each line from its mean, on average
   * @param length pixels of each line
   */
  BorderLines(float[] means, float[] deviations, int length) {
    this.means = means;
    this.deviations = deviations;
    this.length = length;
  }

  /** {@return the mean of the outermost line} */
  float colour() {
    return means[0];
  }

  /** {@return how many lines are border} */
  int border() {
    int count = means.length;
    if (count == 0) {
      return 0;
    }
    float noise = deviations[0];
    boolean isNoisy = noise > EVEN;
    int end = 0;
    if (noise <= NOISY) {
      while (end < count && (isNoisy ? isNoise(end, noise) : off(end) <= 2 * EVEN)) {
        end++;
      }
    }
    float ringing = 0;
    for (int i = end; i < Math.min(count, end + RINGING); i++) {
      float off = off(i);
      if (off > TOLERANCE) {
        return off >= JUMP * ringing ? i : isNoisy ? 0 : end;
      }
      ringing = Math.max(ringing, off);
    }
    return isNoisy ? 0 : end;
  }

  private boolean isNoise(int line, float noise) {
    float chance = CHANCE / (float) Math.sqrt(length);
    return deviations[line] <= (1 + chance) * noise
        && Math.abs(means[line] - means[0]) <= STEADY + chance * STANDARD * noise;
  }

  private float off(int line) {
    return deviations[line] + Math.abs(means[line] - means[0]);
  }
}
