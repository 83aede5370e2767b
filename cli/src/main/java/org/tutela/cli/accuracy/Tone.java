package org.tutela.cli.accuracy;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Alterations of brightness, colour and sharpness. */
final class Tone {
  private Tone() {}

  static BufferedImage gamma(BufferedImage picture, double gamma) {
    return channels(picture, v -> (int) Math.round(255 * Math.pow(v / 255.0, gamma)));
  }

  static BufferedImage contrast(BufferedImage picture, double factor) {
    return channels(picture, v -> (int) Math.round(128 + factor * (v - 128)));
  }

  static BufferedImage brighter(BufferedImage picture, int steps) {
    return channels(picture, v -> v + steps);
  }

  static BufferedImage negative(BufferedImage picture) {
    return channels(picture, v -> 255 - v);
  }

  static BufferedImage swapped(BufferedImage picture) {
    return pixels(picture, rgb -> ((rgb >> 16) & 0xff) | (rgb & 0xff00) | (rgb & 0xff) << 16);
  }

  static BufferedImage gray(BufferedImage picture) {
    return pixels(
        picture,
        rgb ->
            (299 * ((rgb >> 16) & 0xff) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff) + 500)
                / 1000
                * 0x010101);
  }

  /** {@return a copy with normal noise, the same for the same size} */
  static BufferedImage noisy(BufferedImage picture, double sigma) {
    Random random = new Random(5);
    return channels(picture, v -> (int) Math.round(v + sigma * random.nextGaussian()));
  }

  /** {@return a copy blurred three times by a box, which is nearly a Gaussian} */
  static BufferedImage blurred(BufferedImage picture, int radius) {
    BufferedImage blurred = picture;
    for (int i = 0; i < 3; i++) {
      blurred = box(box(blurred, radius, true), radius, false);
    }
    return blurred;
  }

  private static BufferedImage box(BufferedImage picture, int radius, boolean across) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage copy = Geometry.blank(width, height);
    int length = across ? width : height;
    int[] line = new int[length];
    for (int i = 0; i < (across ? height : width); i++) {
      read(picture, i, across, line);
      for (int at = 0; at < length; at++) {
        int[] sum = new int[3];
        for (int offset = -radius; offset <= radius; offset++) {
          int rgb = line[Math.max(0, Math.min(length - 1, at + offset))];
          sum[0] += (rgb >> 16) & 0xff;
          sum[1] += (rgb >> 8) & 0xff;
          sum[2] += rgb & 0xff;
        }
        int count = 2 * radius + 1;
        int mean = ((sum[0] / count) << 16) | ((sum[1] / count) << 8) | (sum[2] / count);
        copy.setRGB(across ? at : i, across ? i : at, mean);
      }
    }
    return copy;
  }

  private static void read(BufferedImage picture, int i, boolean across, int[] line) {
    if (across) {
      picture.getRGB(0, i, line.length, 1, line, 0, line.length);
    } else {
      picture.getRGB(i, 0, 1, line.length, line, 0, 1);
    }
  }

  private static BufferedImage channels(BufferedImage picture, IntUnaryOperator change) {
    return pixels(
        picture,
        rgb ->
            clamp(change.applyAsInt((rgb >> 16) & 0xff)) << 16
                | clamp(change.applyAsInt((rgb >> 8) & 0xff)) << 8
                | clamp(change.applyAsInt(rgb & 0xff)));
  }

  private static int clamp(int value) {
    return Math.max(0, Math.min(255, value));
  }

  private static BufferedImage pixels(BufferedImage picture, IntUnaryOperator change) {
    int width = picture.getWidth();
    BufferedImage copy = Geometry.blank(width, picture.getHeight());
    int[] row = new int[width];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] = change.applyAsInt(row[x]);
      }
      copy.setRGB(0, y, width, 1, row, 0, width);
    }
    return copy;
  }
}
