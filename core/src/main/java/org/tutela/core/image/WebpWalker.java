package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the chunks of a WebP file (RFC 9649): the picture or the frames of an animation, each with
 * its alpha. Profiles and metadata are left out.
 */
final class WebpWalker {
  private static final int VP8 = 0x20385056;
  private static final int VP8L = 0x4c385056;
  private static final int VP8X = 0x58385056;
  private static final int ALPH = 0x48504c41;
  private static final int ANMF = 0x464d4e41;
  private static final int EXIF = 0x46495845;
  private static final int FIRST_CHUNK = 12;
  private static final int FRAME_HEADER = 16;

  /** More frames than this are not listed. */
  private static final int MOST_FRAMES = 10_000;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final List<String> notes = new ArrayList<>();
  private final List<WebpFrame> frames = new ArrayList<>();
  private Orientation orientation = Orientation.NORMAL;
  private ByteBuffer alpha = ByteBuffer.allocate(0);
  private int width;
  private int height;
  private boolean damaged;

  WebpWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    chunks(in.position(FIRST_CHUNK), new Place(0, 0, false, false));
    if (frames.isEmpty()) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "no image data");
    }
    if (width == 0) {
      width = frames.get(0).width();
      height = frames.get(0).height();
    }
    WebpFrames reader = new WebpFrames(frames, width, height);
    if (!reader.isPlain()) {
      limits.checkSizeAtOnce(width, height);
    }
    return new ImageHeader(
        ImageFormat.WEBP, width, height, orientation, damaged, notes, frames.size(), reader);
  }

  /** Where a frame goes on the canvas, and whether it covers what is there or is cleared after. */
  private record Place(int x, int y, boolean covers, boolean clears) {}

  private void chunks(ByteBuffer chunks, Place place) throws ImageRejectedException {
    while (chunks.remaining() >= 8 && frames.size() < MOST_FRAMES) {
      int start = chunks.position();
      int type = chunks.getInt();
      long length = Integer.toUnsignedLong(chunks.getInt());
      if (length > chunks.remaining()) {
        damage("the file ends inside a chunk");
        length = chunks.remaining();
      }
      ByteBuffer body = chunks.slice(start + 8, (int) length).order(ByteOrder.LITTLE_ENDIAN);
      try {
        chunk(type, body, place);
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        if (frames.isEmpty()) {
          throw e;
        }
        damage("a chunk is too short");
      }
      // Chunks are padded to an even length.
      chunks.position((int) Math.min(chunks.limit(), start + 8 + length + (length & 1)));
    }
  }

  private void chunk(int type, ByteBuffer body, Place place) throws ImageRejectedException {
    switch (type) {
      case VP8X -> {
        limits.checkSize(size24(body, 4), size24(body, 7));
        width = (int) size24(body, 4);
        height = (int) size24(body, 7);
      }
      case ANMF -> {
        int x = 2 * ((int) size24(body, 0) - 1);
        int y = 2 * ((int) size24(body, 3) - 1);
        int flags = body.get(FRAME_HEADER - 1);
        alpha = ByteBuffer.allocate(0);
        chunks(
            body.position(FRAME_HEADER).slice().order(ByteOrder.LITTLE_ENDIAN),
            new Place(x, y, (flags & 2) != 0, (flags & 1) != 0));
      }
      case ALPH -> alpha = body;
      case VP8 -> frame(body.getShort(6) & 0x3fff, body.getShort(8) & 0x3fff, type, body, place);
      case VP8L -> {
        int bits = body.getInt(1);
        frame((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1, type, body, place);
      }
      case EXIF -> orientation = TiffDirectory.exifOrientation(body);
      default -> {}
    }
  }

  private static long size24(ByteBuffer body, int at) {
    return (Byte.toUnsignedInt(body.get(at))
            | Byte.toUnsignedInt(body.get(at + 1)) << 8
            | Byte.toUnsignedInt(body.get(at + 2)) << 16)
        + 1L;
  }

  private void frame(int columns, int rows, int type, ByteBuffer body, Place place)
      throws ImageRejectedException {
    if (type == VP8L) {
      limits.checkSizeAtOnce(columns, rows);
    } else {
      limits.checkSize(columns, rows);
    }
    frames.add(
        new WebpFrame(
            place.x(),
            place.y(),
            columns,
            rows,
            place.covers(),
            place.clears(),
            type == VP8L,
            alpha,
            body));
    alpha = ByteBuffer.allocate(0);
  }

  private void damage(String note) {
    damaged = true;
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }
}
