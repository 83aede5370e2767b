package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the chunks of a PNG file (W3C PNG, third edition). Keeps palette, transparency and image
 * data; leaves out text, profiles and animation, which therefore are never inflated.
 */
final class PngWalker {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int IDAT = PngData.IDAT;
  private static final int IEND = 0x49454e44;
  private static final int EXIF = 0x65584966;
  private static final int LARGEST_PALETTE = 768;

  /** Bytes of a chunk besides its content: length, type, checksum. */
  private static final int CHUNK_FRAME = 12;

  private static final int ACTL = 0x6163544c;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final List<String> notes = new ArrayList<>();
  private Orientation orientation = Orientation.NORMAL;
  private int width;
  private int height;
  private int dataStart;
  private int depth;
  private int colour;
  private boolean interlaced;
  private byte[] palette = {};
  private byte[] transparency = {};
  private boolean damaged;

  PngWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    in.position(8);
    header();
    boolean ended = false;
    while (!ended && in.remaining() >= CHUNK_FRAME) {
      ended = chunk();
    }
    if (dataStart == 0) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "no image data");
    }
    if (colour == PngLayout.PALETTE && palette.length == 0) {
      throw new ImageRejectedException(Code.CORRUPT, "a palette is missing");
    }
    if (!ended) {
      damage("the file ends without an end chunk");
    }
    PngLayout layout =
        new PngLayout(width, height, depth, colour, interlaced, palette, transparency);
    PngData data = new PngData(in.slice(dataStart, in.limit() - dataStart));
    FrameReader reader = FrameReader.single(run -> new PngRows(layout, data, run));
    return new ImageHeader(ImageFormat.PNG, width, height, orientation, damaged, notes, 1, reader);
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
    depth = in.get();
    colour = in.get();
    if (!isLegal(depth, colour)) {
      throw new ImageRejectedException(
          Code.CORRUPT, "bit depth " + depth + " with colour type " + colour);
    }
    int compression = in.get();
    int filter = in.get();
    int interlace = in.get();
    if (compression != 0 || filter != 0 || interlace < 0 || interlace > 1) {
      throw new ImageRejectedException(Code.CORRUPT, "an unknown way to compress or interlace");
    }
    interlaced = interlace == 1;
    if (interlaced) {
      limits.checkSizeAtOnce(width, height);
    }
    body(start, 13);
    in.position(start + 13 + CHUNK_FRAME);
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
        dataStart = dataStart == 0 ? start : dataStart;
        body(start, (int) length);
      }
      case PLTE -> palette = bytes(body(start, (int) length));
      case TRNS -> transparency = bytes(body(start, (int) length));
      case EXIF ->
          orientation = TiffDirectory.exifOrientation(in.slice(in.position(), (int) length));
      case ACTL -> notes.add("animation: only the default picture is looked at");
      default -> {}
    }
    in.position(start + (int) length + CHUNK_FRAME);
    return type == IEND;
  }

  /** A chunk runs past the end of the file: if it is image data, its beginning is still good. */
  private void cutOff(int start, int type, long length) throws ImageRejectedException {
    if (type != IDAT && dataStart == 0) {
      throw new ImageRejectedException(
          Code.TRUNCATED_HEADER, "a chunk of " + length + " bytes runs past the end");
    }
    if (type == IDAT) {
      dataStart = dataStart == 0 ? start : dataStart;
    }
    damage("a chunk runs past the end of the file");
  }

  /** {@return the content of a chunk, its checksum checked} */
  private ByteBuffer body(int start, int length) {
    CRC32 crc = new CRC32();
    crc.update(in.slice(start + 4, length + 4));
    if ((int) crc.getValue() != in.getInt(start + 8 + length)) {
      damage("a chunk has a wrong checksum");
    }
    return in.slice(start + 8, length);
  }

  /** {@return at most as many bytes as a palette of 256 entries has} */
  private static byte[] bytes(ByteBuffer body) {
    byte[] bytes = new byte[Math.min(LARGEST_PALETTE, body.remaining())];
    body.get(bytes);
    return bytes;
  }

  private void damage(String note) {
    damaged = true;
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
