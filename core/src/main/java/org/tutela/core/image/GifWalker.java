package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the blocks of a GIF file (GIF89a specification) and counts its frames. The canvas is the
 * logical screen, enlarged if the first frame does not fit.
 */
final class GifWalker {
  private static final int SCREEN_FLAGS = 10;
  private static final int HEADER = 13;

  private final ByteBuffer in;
  private final ImageLimits limits;

  GifWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    int screenWidth = Short.toUnsignedInt(in.getShort(6));
    int screenHeight = Short.toUnsignedInt(in.getShort(8));
    limits.checkSizeAtOnce(screenWidth, screenHeight);
    int flags = in.get(SCREEN_FLAGS);
    int colours = (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    int start = HEADER + 3 * colours;
    GifFrame first = GifFrame.next(in.position(start));
    if (first.isNone()) {
      throw new ImageRejectedException(Code.CORRUPT, "no frame");
    }
    limits.checkSizeAtOnce(first.width(), first.height());
    int codeSize = in.get();
    // Codes have up to 12 bits; one bit more than this is the first code width.
    if (codeSize < 1 || codeSize > 11) {
      throw new ImageRejectedException(Code.CORRUPT, "an LZW code size of " + codeSize);
    }
    int width = Math.max(screenWidth, first.left() + first.width());
    int height = Math.max(screenHeight, first.top() + first.height());
    limits.checkSizeAtOnce(width, height);
    int frames = 1;
    GifFrame.skipData(in);
    GifFrame next = GifFrame.next(in);
    for (; !next.isNone(); next = GifFrame.next(in)) {
      in.get();
      GifFrame.skipData(in);
      frames++;
    }
    boolean damaged = !next.isEnd();
    List<String> notes =
        damaged
            ? List.of("the file is cut off or broken after the start of frame " + frames)
            : List.of();
    FrameReader reader = new GifFrames(in, start, colours, width, height, frames);
    return new ImageHeader(
        ImageFormat.GIF, width, height, Orientation.NORMAL, damaged, notes, frames, reader);
  }
}
