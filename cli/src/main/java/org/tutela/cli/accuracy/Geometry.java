package org.tutela.cli.accuracy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Alterations of size, place and direction. */
final class Geometry {
  private Geometry() {}

  static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static Graphics2D brush(BufferedImage picture) {
    Graphics2D brush = picture.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return brush;
  }

  /** {@return a copy of at least one pixel in another size, in percent of each side} */
  static BufferedImage resized(BufferedImage picture, int percentX, int percentY) {
    return scaled(
        picture,
        Math.max(1, picture.getWidth() * percentX / 100),
        Math.max(1, picture.getHeight() * percentY / 100));
  }

  /** Halves a large picture as often as needed, so that every pixel counts. */
  static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage from = picture;
    while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
      from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
    }
    return drawn(from, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    BufferedImage copy = blank(width, height);
    Graphics2D brush = brush(copy);
    brush.drawImage(picture, 0, 0, width, height, null);
    brush.dispose();
    return copy;
  }

  /** {@return the middle, with so many percent of the sides cut off in all} */
  static BufferedImage cropped(BufferedImage picture, int percent) {
    int width = picture.getWidth() * (100 - percent) / 100;
    int height = picture.getHeight() * (100 - percent) / 100;
    BufferedImage copy = blank(width, height);
    Graphics2D brush = copy.createGraphics();
    brush.drawImage(
        picture, -(picture.getWidth() - width) / 2, -(picture.getHeight() - height) / 2, null);
    brush.dispose();
    return copy;
  }

  /** {@return a copy turned by a small angle, with black corners} */
  static BufferedImage tilted(BufferedImage picture, int degrees) {
    BufferedImage copy = blank(picture.getWidth(), picture.getHeight());
    Graphics2D brush = brush(copy);
    brush.rotate(Math.toRadians(degrees), picture.getWidth() / 2.0, picture.getHeight() / 2.0);
    brush.drawImage(picture, 0, 0, null);
    brush.dispose();
    return copy;
  }

  /** {@return a copy turned clockwise by quarters, pixel by pixel} */
  static BufferedImage rotated(BufferedImage picture, int quarters) {
    BufferedImage from = picture;
    for (int i = 0; i < quarters; i++) {
      BufferedImage to = blank(from.getHeight(), from.getWidth());
      for (int y = 0; y < from.getHeight(); y++) {
        for (int x = 0; x < from.getWidth(); x++) {
          to.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
        }
      }
      from = to;
    }
    return from;
  }

  static BufferedImage mirrored(BufferedImage picture, boolean leftRight) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage copy = blank(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(
            leftRight ? width - 1 - x : x, leftRight ? y : height - 1 - y, picture.getRGB(x, y));
      }
    }
    return copy;
  }

  /** {@return a copy with a border, so many percent of the sides wide at each edge} */
  static BufferedImage bordered(BufferedImage picture, int percentX, int percentY, int rgb) {
    int left = picture.getWidth() * percentX / 100;
    int top = picture.getHeight() * percentY / 100;
    BufferedImage copy = blank(picture.getWidth() + 2 * left, picture.getHeight() + 2 * top);
    Graphics2D brush = copy.createGraphics();
    brush.setColor(new Color(rgb));
    brush.fillRect(0, 0, copy.getWidth(), copy.getHeight());
    brush.drawImage(picture, left, top, null);
    brush.dispose();
    return copy;
  }
}
