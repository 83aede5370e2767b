package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/** Reads the headers of a Windows bitmap (BITMAPCOREHEADER, BITMAPINFOHEADER and later ones). */
final class BmpWalker {
  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;
  private static final int FILE_HEADER = 14;

  private BmpWalker() {}

  static ImageHeader walk(ByteBuffer file, ImageLimits limits) throws ImageRejectedException {
    ByteBuffer in = file.order(ByteOrder.LITTLE_ENDIAN);
    int headerSize = in.getInt(FILE_HEADER);
    if (headerSize != CORE_HEADER && headerSize < INFO_HEADER) {
      throw new ImageRejectedException(Code.UNSUPPORTED, "a bitmap header of " + headerSize);
    }
    boolean core = headerSize == CORE_HEADER;
    long width = core ? Short.toUnsignedInt(in.getShort(18)) : in.getInt(18);
    long height = core ? Short.toUnsignedInt(in.getShort(20)) : Math.abs((long) in.getInt(22));
    limits.checkSize(width, height);
    int depth = in.getShort(core ? 24 : 28);
    long pixelStart = Integer.toUnsignedLong(in.getInt(10));
    if (pixelStart >= in.limit()) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "the pixels start past the end");
    }
    int compression = core ? 0 : in.getInt(30);
    checkFields(in, core, depth, compression);
    long rowLength = (width * depth + 31) / 32 * 4;
    // Run lengths (1, 2) have no fixed size: their decoder finds out.
    boolean cut =
        compression != 1 && compression != 2 && in.limit() < pixelStart + rowLength * height;
    List<String> notes = cut ? List.of("the file ends inside the pixels") : List.of();
    return new ImageHeader(
        ImageFormat.BMP, (int) width, (int) height, Orientation.NORMAL, cut, false, notes, in);
  }

  private static void checkFields(ByteBuffer in, boolean core, int depth, int compression)
      throws ImageRejectedException {
    if (depth != 1 && depth != 4 && depth != 8 && depth != 16 && depth != 24 && depth != 32) {
      throw new ImageRejectedException(Code.CORRUPT, depth + " bits a pixel");
    }
    // 4 and 5 are whole JPEG and PNG files inside, with sizes of their own.
    if (compression < 0 || compression > 3) {
      throw new ImageRejectedException(Code.UNSUPPORTED, "bitmap compression " + compression);
    }
    if (core) {
      return;
    }
    long colours = Integer.toUnsignedLong(in.getInt(46));
    if (colours > 256) {
      throw new ImageRejectedException(Code.CORRUPT, "a palette of " + colours + " colours");
    }
    long dataLength = Integer.toUnsignedLong(in.getInt(34));
    long fileLength = Integer.toUnsignedLong(in.getInt(2));
    if ((compression == 1 || compression == 2)
        && (dataLength > in.limit() || fileLength > in.limit())) {
      throw new ImageRejectedException(Code.CORRUPT, "more compressed bytes than the file has");
    }
  }
}
