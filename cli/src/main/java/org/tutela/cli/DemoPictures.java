package org.tutela.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Paints the ordinary pictures of the demo, and alters copies of them as uploads do. */
final class DemoPictures {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private DemoPictures() {}

  /** {@return a landscape of coloured shapes, the same for the same seed} */
  static BufferedImage paint(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D brush = picture.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setPaint(
        new GradientPaint(
            random.nextInt(WIDTH),
            0,
            colour(random),
            random.nextInt(WIDTH),
            HEIGHT,
            colour(random)));
    brush.fillRect(0, 0, WIDTH, HEIGHT);
    for (int i = 0; i < 24; i++) {
      brush.setPaint(colour(random));
      int size = 20 + random.nextInt(160);
      int x = random.nextInt(WIDTH) - size / 2;
      int y = random.nextInt(HEIGHT) - size / 2;
      switch (i % 3) {
        case 0 -> brush.fillOval(x, y, size, size / 2 + random.nextInt(size));
        case 1 -> brush.fillRect(x, y, size / 2 + random.nextInt(size), size);
        default -> {
          brush.setStroke(new BasicStroke(2 + random.nextInt(12)));
          brush.drawLine(x, y, random.nextInt(WIDTH), random.nextInt(HEIGHT));
        }
      }
    }
    brush.dispose();
    return picture;
  }

  private static Color colour(SplittableRandom random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  /** {@return a copy of another size} */
  static BufferedImage resized(BufferedImage picture, double factor) {
    int width = (int) (picture.getWidth() * factor);
    int height = (int) (picture.getHeight() * factor);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D brush = copy.createGraphics();
    brush.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    brush.drawImage(picture, 0, 0, width, height, null);
    brush.dispose();
    return copy;
  }

  /** {@return a brighter copy} */
  static BufferedImage brighter(BufferedImage picture) {
    return new RescaleOp(1.1f, 15, null).filter(picture, null);
  }

  /** {@return a copy lying on its side} */
  static BufferedImage turned(BufferedImage picture) {
    int newWidth = picture.getHeight();
    int newHeight = picture.getWidth();
    BufferedImage copy = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        copy.setRGB(newWidth - 1 - y, x, picture.getRGB(x, y));
      }
    }
    return copy;
  }

  /** Writes a PNG file. */
  static void writePng(BufferedImage picture, Path file) throws IOException {
    ImageIO.write(picture, "png", file.toFile());
  }

  /** Writes a JPEG file of the given quality, 0 to 1. */
  static void writeJpeg(BufferedImage picture, Path file, float quality) throws IOException {
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam options = writer.getDefaultWriteParam();
      options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      options.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), options);
    } finally {
      writer.dispose();
    }
  }
}
