package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the chunks of a WebP file (RFC 9649). Keeps the first frame with its alpha as a file of its
 * own; leaves out profiles, metadata and later frames.
 */
final class WebpWalker {
  private static final int VP8 = 0x20385056;
  private static final int VP8L = 0x4c385056;
  private static final int VP8X = 0x58385056;
  private static final int ALPH = 0x48504c41;
  private static final int ANMF = 0x464d4e41;
  private static final int EXIF = 0x46495845;
  private static final int RIFF = 0x46464952;
  private static final int WEBP = 0x50424557;
  private static final byte ALPHA_FLAG = 0x10;

  /** Zero bytes after the data: decoders fetch whole words and would run off a tiny picture. */
  private static final int PADDING = 16;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final List<String> notes = new ArrayList<>();
  private Orientation orientation = Orientation.NORMAL;
  private ByteBuffer alpha = ByteBuffer.allocate(0);
  private ByteBuffer data = ByteBuffer.allocate(0);
  private int width;
  private int height;
  private int frames;
  private boolean damaged;

  WebpWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    in.position(12);
    walk(in);
    if (width == 0) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "no image data");
    }
    if (frames > 1) {
      notes.add("animation: only the first frame is looked at");
    }
    return new ImageHeader(
        ImageFormat.WEBP, width, height, orientation, damaged, false, notes, still());
  }

  private void walk(ByteBuffer chunks) throws ImageRejectedException {
    while (chunks.remaining() >= 8 && frames < limits.frames()) {
      int start = chunks.position();
      int type = chunks.getInt();
      long length = Integer.toUnsignedLong(chunks.getInt());
      if (length > chunks.remaining()) {
        damaged = true;
        notes.add("the file ends inside a chunk");
        length = chunks.remaining();
      }
      ByteBuffer body = chunks.slice(start + 8, (int) length).order(ByteOrder.LITTLE_ENDIAN);
      chunk(type, body, chunks.slice(start, (int) length + 8));
      // Chunks are padded to an even length.
      chunks.position((int) Math.min(chunks.limit(), start + 8 + length + (length & 1)));
    }
  }

  private void chunk(int type, ByteBuffer body, ByteBuffer whole) throws ImageRejectedException {
    switch (type) {
      case VP8X -> limits.checkSize(size24(body, 4), size24(body, 7));
      case ANMF -> {
        frames++;
        if (width == 0) {
          walk(body.position(16).slice().order(ByteOrder.LITTLE_ENDIAN));
        }
      }
      case ALPH -> alpha = width == 0 ? whole : alpha;
      case VP8 -> {
        if (width == 0) {
          picture(body.getShort(6) & 0x3fff, body.getShort(8) & 0x3fff, whole);
        }
      }
      case VP8L -> {
        if (width == 0) {
          int bits = body.getInt(1);
          picture((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, whole);
        }
      }
      case EXIF -> orientation = TiffDirectory.exifOrientation(body);
      default -> {}
    }
  }

  private static long size24(ByteBuffer body, int at) {
    return (body.getInt(at - 1) >>> 8) + 1L;
  }

  private void picture(int columns, int rows, ByteBuffer chunk) throws ImageRejectedException {
    limits.checkSize(columns, rows);
    width = columns;
    height = rows;
    data = chunk;
  }

  /** {@return a still picture without any metadata} */
  private ByteBuffer still() {
    boolean extended = alpha.hasRemaining();
    int dataLength = even(data.remaining() + PADDING);
    int length = 12 + (extended ? 18 : 0) + even(alpha.remaining()) + dataLength;
    ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(RIFF).putInt(length - 8).putInt(WEBP);
    if (extended) {
      out.putInt(VP8X).putInt(10).putInt(ALPHA_FLAG);
      out.putShort((short) (width - 1)).put((byte) ((width - 1) >>> 16));
      out.putShort((short) (height - 1)).put((byte) ((height - 1) >>> 16));
    }
    int alphaStart = out.position();
    out.put(alpha.duplicate()).position(alphaStart + even(alpha.remaining()));
    int dataStart = out.position();
    out.put(data.duplicate()).putInt(dataStart + 4, dataLength - 8);
    return out.position(0);
  }

  private static int even(int length) {
    return length + (length & 1);
  }
}
