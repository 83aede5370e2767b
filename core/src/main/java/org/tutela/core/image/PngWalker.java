package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the chunks of a PNG file (W3C PNG, third edition). Keeps header, palette, transparency and
 * image data; leaves out text, profiles and animation, which therefore are never inflated.
 */
final class PngWalker {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int EXIF = 0x65584966;
  private static final int ACTL = 0x6163544c;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final ByteBuffer kept;
  private final List<String> notes = new ArrayList<>();
  private Orientation orientation = Orientation.NORMAL;
  private int width;
  private int height;
  private boolean hasData;
  private boolean damaged;

  PngWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in;
    this.limits = limits;
    this.kept = ByteBuffer.allocate(in.remaining());
  }

  ImageHeader walk() throws ImageRejectedException {
    kept.putLong(in.getLong());
    header();
    boolean ended = false;
    while (!ended && in.remaining() >= 12) {
      ended = chunk();
    }
    if (!hasData) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "no image data");
    }
    if (!ended) {
      damage("the file ends without an end chunk");
    }
    return new ImageHeader(
        ImageFormat.PNG, width, height, orientation, damaged, false, notes, kept.flip());
  }

  private void header() throws ImageRejectedException {
    int start = in.position();
    if (in.getInt() != 13 || in.getInt() != IHDR) {
      throw new ImageRejectedException(Code.CORRUPT, "no header chunk at the start");
    }
    long columns = Integer.toUnsignedLong(in.getInt());
    long rows = Integer.toUnsignedLong(in.getInt());
    limits.checkSize(columns, rows);
    width = (int) columns;
    height = (int) rows;
    int depth = in.get();
    int colour = in.get();
    if (!isLegal(depth, colour)) {
      throw new ImageRejectedException(
          Code.CORRUPT, "bit depth " + depth + " with colour type " + colour);
    }
    keep(start, 13);
  }

  private static boolean isLegal(int depth, int colour) {
    return switch (colour) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  /** {@return whether this was the last chunk to look at} */
  private boolean chunk() throws ImageRejectedException {
    int start = in.position();
    long length = Integer.toUnsignedLong(in.getInt());
    int type = in.getInt();
    if (length > in.remaining() - 4) {
      cutOff(start, type, length);
      return true;
    }
    switch (type) {
      case IDAT -> {
        hasData = true;
        keep(start, (int) length);
      }
      case PLTE, TRNS, IEND -> keep(start, (int) length);
      case EXIF ->
          orientation = TiffDirectory.exifOrientation(in.slice(in.position(), (int) length));
      case ACTL -> notes.add("animation: only the default picture is looked at");
      default -> {}
    }
    in.position(start + (int) length + 12);
    return type == IEND;
  }

  /** A chunk runs past the end of the file: if it is image data, its beginning is still good. */
  private void cutOff(int start, int type, long length) throws ImageRejectedException {
    if (type != IDAT && !hasData) {
      throw new ImageRejectedException(
          Code.TRUNCATED_HEADER, "a chunk of " + length + " bytes runs past the end");
    }
    if (type == IDAT) {
      hasData = true;
      kept.put(in.slice(start, in.limit() - start));
    }
    damage("a chunk runs past the end of the file");
  }

  private void keep(int start, int length) {
    CRC32 crc = new CRC32();
    crc.update(in.slice(start + 4, length + 4));
    if ((int) crc.getValue() != in.getInt(start + 8 + length)) {
      damage("a chunk has a wrong checksum");
    }
    kept.put(in.slice(start, length + 12));
    in.position(start + length + 12);
  }

  private void damage(String note) {
    damaged = true;
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
