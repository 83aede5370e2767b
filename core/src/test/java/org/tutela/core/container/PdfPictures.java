package org.tutela.core.container;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The samples of one picture, in gray, in colours, and in black and white. */
final class PdfPictures {
  static final int SIDE = 128;

  private PdfPictures() {}

  /** A picture with detail everywhere. */
  static int sample(int i, int colour) {
    double x = i % SIDE / (double) SIDE;
    int row = i / SIDE;
    double y = row / (double) SIDE;
    double wave =
        Math.sin(17 * x + 5 * colour) * Math.cos(11 * y - 3 * x)
            + Math.sin(23 * x * y + colour) / 2
            + Math.cos(31 * y + 9 * x * x) / 2;
    return (int) (128 + 63 * wave);
  }

  static byte[] samples(int count, IntUnaryOperator sample) {
    byte[] samples = new byte[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (byte) sample.applyAsInt(i);
    }
    return samples;
  }

  static byte[] gray() {
    return samples(SIDE * SIDE, i -> sample(i, 0));
  }

  static byte[] rgb() {
    return samples(3 * SIDE * SIDE, i -> sample(i / 3, 1 + i % 3));
  }

  /** Black and white, by an ordered dither of 4 x 4. */
  static byte[] bits() {
    int[] order = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
    byte[] bits = new byte[SIDE * SIDE / 8];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int threshold = 16 * order[4 * (i / SIDE % 4) + i % 4] + 8;
      bits[i / 8] |= (byte) (sample(i, 0) > threshold ? 0x80 >> (i % 8) : 0);
    }
    return bits;
  }

  static byte[] encoded(String format, String compression) {
    boolean fax = format.equals("tiff");
    BufferedImage image =
        new BufferedImage(
            SIDE, SIDE, fax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY);
    // The writer takes a 0 for white, which is what a fax calls it.
    byte[] bits = unpacked(bits());
    byte[] white = samples(SIDE * SIDE, i -> 1 - bits[i]);
    image.getRaster().setDataElements(0, 0, SIDE, SIDE, fax ? white : gray());
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam with = writer.getDefaultWriteParam();
      with.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      with.setCompressionType(compression);
      writer.write(null, new IIOImage(image, null, null), with);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] unpacked(byte[] bits) {
    return samples(8 * bits.length, i -> (bits[i / 8] >> (7 - i % 8)) & 1);
  }

  static byte[] jpeg() {
    return encoded("jpeg", "JPEG");
  }

  static int rgbAt(int i) {
    return sample(i / 3, 1 + i % 3);
  }

  /** Where 7 times a sample stands, the sample stands thrice. */
  static String palette() {
    byte[] palette = samples(3 * 256, i -> i / 3 * 183);
    return "<" + new String(PdfMaker.hex(palette), StandardCharsets.ISO_8859_1);
  }
}
