package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/** Binary portable gray maps and pixmaps (Netpbm "pgm" and "ppm" formats). */
final class PnmWalker {
  private static final int MAX_DIGITS = 9;

  private PnmWalker() {}

  static ImageHeader walk(ByteBuffer in, ImageLimits limits) throws ImageRejectedException {
    int channels = in.get(1) == '6' ? 3 : 1;
    in.position(2);
    int width = number(in);
    int height = number(in);
    limits.checkSize(width, height);
    int max = number(in);
    if (max < 1 || max > 65_535) {
      throw new ImageRejectedException(Code.CORRUPT, "a highest value of " + max);
    }
    in.get();
    long sampleBytes = max > 255 ? 2 : 1;
    boolean cut = in.remaining() < (long) width * height * channels * sampleBytes;
    List<String> notes = cut ? List.of("the file ends inside the pixels") : List.of();
    ByteBuffer samples = in.slice();
    FrameReader reader = FrameReader.single(run -> new Rows(samples, width, height, channels, max));
    return new ImageHeader(
        ImageFormat.PNM, width, height, Orientation.NORMAL, cut, notes, 1, reader);
  }

  private record Rows(ByteBuffer samples, int width, int height, int channels, int max)
      implements RowSource {
    @Override
    public boolean isGray() {
      return channels == 1;
    }

    @Override
    public void read(RowSink sink) throws IOException {
      ByteBuffer in = samples.duplicate();
      byte[] row = new byte[rowLength()];
      int stored = row.length * (max > 255 ? 2 : 1);
      for (int y = 0; y < height && in.remaining() >= stored; y++) {
        for (int i = 0; i < row.length; i++) {
          // Red and blue change places.
          int to = channels == 3 ? i - i % 3 + 2 - i % 3 : i;
          row[to] = (byte) sample(in);
        }
        sink.row(row, OPAQUE);
      }
    }

    private int sample(ByteBuffer in) {
      if (max == 255) {
        return in.get();
      } else if (max == 65_535) {
        return in.getShort() >> 8;
      }
      int value = max > 255 ? Short.toUnsignedInt(in.getShort()) : Byte.toUnsignedInt(in.get());
      return (Math.min(value, max) * 255 + max / 2) / max;
    }
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
