package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Binary portable gray maps and pixmaps (Netpbm "pgm" and "ppm" formats), read without a decoder.
 */
final class PnmPicture {
  private static final int MAX_DIGITS = 9;

  private PnmPicture() {}

  static ImageHeader walk(ByteBuffer in, ImageLimits limits) throws ImageRejectedException {
    in.position(2);
    int width = number(in);
    int height = number(in);
    limits.checkSize(width, height);
    long sampleBytes = number(in) > 255 ? 2 : 1;
    long samples = (long) width * height * channels(in);
    boolean cut = in.remaining() - 1 < samples * sampleBytes;
    List<String> notes = cut ? List.of("the file ends inside the pixels") : List.of();
    return new ImageHeader(
        ImageFormat.PNM, width, height, Orientation.NORMAL, cut, false, notes, in);
  }

  private static int channels(ByteBuffer in) {
    return in.get(1) == '6' ? 3 : 1;
  }

  /** {@return the pixels; those that a cut file lacks are black} */
  static PixelImage read(ImageHeader header) throws ImageRejectedException {
    ByteBuffer in = header.content().duplicate();
    int channels = channels(in);
    in.position(2);
    number(in);
    number(in);
    int max = number(in);
    in.get();
    if (max < 1 || max > 65_535) {
      throw new ImageRejectedException(Code.CORRUPT, "a highest value of " + max);
    }
    int rowLength = header.width() * channels;
    byte[] pixels = new byte[rowLength * header.height()];
    int sampleBytes = max > 255 ? 2 : 1;
    int count = Math.min(pixels.length, in.remaining() / sampleBytes);
    if (count < rowLength) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "not one whole row");
    }
    for (int i = 0; i < count; i++) {
      // Red and blue change places.
      int to = channels == 3 ? i - i % 3 + 2 - i % 3 : i;
      pixels[to] = (byte) sample(in, max);
    }
    return channels == 3
        ? PixelImage.ofBgr(pixels, header.width(), header.height(), rowLength)
        : PixelImage.ofGray(pixels, header.width(), header.height(), rowLength);
  }

  private static int sample(ByteBuffer in, int max) {
    if (max == 255) {
      return in.get();
    } else if (max == 65_535) {
      return in.getShort() >> 8;
    }
    int value = max > 255 ? Short.toUnsignedInt(in.getShort()) : Byte.toUnsignedInt(in.get());
    return (Math.min(value, max) * 255 + max / 2) / max;
  }

  /** Reads a decimal number after white space and comments. */
  private static int number(ByteBuffer in) throws ImageRejectedException {
    int c = in.get();
    while (c == '#' || Character.isWhitespace(c)) {
      while (c == '#' && in.get() != '\n') {}
      c = in.get();
    }
    int value = 0;
    int digits = 0;
    for (; c >= '0' && c <= '9'; c = in.get(), digits++) {
      value = 10 * value + c - '0';
      if (digits == MAX_DIGITS - 1) {
        throw new ImageRejectedException(Code.CORRUPT, "a number of too many digits");
      }
    }
    if (digits == 0) {
      throw new ImageRejectedException(Code.CORRUPT, "a number is missing in the header");
    }
    in.position(in.position() - 1);
    return value;
  }
}
