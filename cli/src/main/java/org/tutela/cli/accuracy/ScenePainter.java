package org.tutela.cli.accuracy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Paints pictures with the light and detail of ordinary ones: sky, hills, shapes and texture. */
final class ScenePainter {
  private static final int[] WIDTHS = {640, 480, 720, 600};
  private static final int[] HEIGHTS = {480, 640, 405, 600};

  private ScenePainter() {}

  /** {@return a picture, the same for the same seed} */
  static BufferedImage paint(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage picture = Geometry.blank(WIDTHS[seed % 4], HEIGHTS[seed % 4]);
    Graphics2D brush = Geometry.brush(picture);
    sky(brush, picture, random);
    for (int i = 0; i < 3; i++) {
      hills(brush, picture, random, i);
    }
    int shapes = 6 + random.nextInt(30);
    for (int i = 0; i < shapes; i++) {
      shape(brush, picture, random);
    }
    brush.dispose();
    grain(picture, random);
    return picture;
  }

  private static void sky(Graphics2D brush, BufferedImage picture, SplittableRandom random) {
    brush.setPaint(
        new GradientPaint(
            random.nextInt(picture.getWidth()),
            0,
            colour(random),
            random.nextInt(picture.getWidth()),
            picture.getHeight(),
            colour(random)));
    brush.fillRect(0, 0, picture.getWidth(), picture.getHeight());
  }

  private static void hills(
      Graphics2D brush, BufferedImage picture, SplittableRandom random, int row) {
    double base = picture.getHeight() * (0.35 + 0.2 * row + 0.1 * random.nextDouble());
    double wave = 2 + random.nextInt(9);
    double phase = 6 * random.nextDouble();
    double rise = picture.getHeight() * 0.12 * random.nextDouble();
    Path2D.Double line = new Path2D.Double();
    line.moveTo(0, picture.getHeight());
    for (int x = 0; x <= picture.getWidth(); x += 4) {
      double at = wave * x / picture.getWidth() + phase;
      line.lineTo(x, base + rise * (Math.sin(at) + 0.5 * Math.sin(2.7 * at)));
    }
    line.lineTo(picture.getWidth(), picture.getHeight());
    line.closePath();
    brush.setPaint(colour(random));
    brush.fill(line);
  }

  private static void shape(Graphics2D brush, BufferedImage picture, SplittableRandom random) {
    int size = 12 + random.nextInt(picture.getWidth() / 4);
    int x = random.nextInt(picture.getWidth()) - size / 2;
    int y = random.nextInt(picture.getHeight()) - size / 2;
    brush.setPaint(new GradientPaint(x, y, colour(random), x + size, y + size, colour(random)));
    switch (random.nextInt(3)) {
      case 0 -> brush.fillOval(x, y, size, size / 2 + random.nextInt(size));
      case 1 -> brush.fillRect(x, y, size / 2 + random.nextInt(size), size);
      default -> {
        brush.setStroke(new BasicStroke(2 + random.nextInt(14)));
        brush.drawLine(
            x, y, random.nextInt(picture.getWidth()), random.nextInt(picture.getHeight()));
      }
    }
  }

  /** Uneven light and noise, as sensors have them. */
  private static void grain(BufferedImage picture, SplittableRandom random) {
    double wave = 5 + 20 * random.nextDouble();
    int depth = random.nextInt(25);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int light =
            (int) (depth * Math.sin(wave * x / 640) * Math.cos(wave * y / 400))
                + random.nextInt(13)
                - 6;
        int rgb = picture.getRGB(x, y);
        picture.setRGB(
            x,
            y,
            lit((rgb >> 16) & 0xff, light) << 16
                | lit((rgb >> 8) & 0xff, light) << 8
                | lit(rgb & 0xff, light));
      }
    }
  }

  private static int lit(int value, int light) {
    return Math.max(0, Math.min(255, value + light));
  }

  private static Color colour(SplittableRandom random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }
}
