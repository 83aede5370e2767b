package org.tutela.cli.accuracy;

import java.awt.image.BufferedImage;

/**
 * A picture in 32 x 32 gray values of mean 0 and length 1. Wallpapers come in many sizes of the
 * same picture; those must not count as different ones, and PDQ cannot be the judge of that here.
 */
final class Thumbnail {
  private static final int SIDE = 32;

  /** Correlation above which two pictures are one. */
  private static final double SAME = 0.97;

  private final float[] values;

  private Thumbnail(float[] values) {
    this.values = values;
  }

  static Thumbnail of(BufferedImage picture) {
    BufferedImage small = Geometry.scaled(picture, SIDE, SIDE);
    float[] values = new float[SIDE * SIDE];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      int rgb = small.getRGB(i % SIDE, i / SIDE);
      values[i] = ((rgb >> 16) & 0xff) + 2 * ((rgb >> 8) & 0xff) + (rgb & 0xff);
      sum += values[i];
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) (sum / values.length);
      squares += values[i] * values[i];
    }
    double length = Math.max(1e-6, Math.sqrt(squares));
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) length;
    }
    return new Thumbnail(values);
  }

  /** {@return whether this is the same picture, perhaps in another size} */
  boolean isSameAs(Thumbnail other) {
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      product += values[i] * other.values[i];
    }
    return product > SAME;
  }
}
