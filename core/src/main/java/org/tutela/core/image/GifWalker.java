package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
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
    List<String> notes = new ArrayList<>();
    boolean damaged = !GifFrame.skipData(in);
    if (damaged) {
      notes.add("the file ends inside the first frame");
    }
    int frames = damaged ? 1 : 1 + countOthers();
    FrameReader reader = new GifFrames(in, start, colours, width, height, frames);
    return new ImageHeader(
        ImageFormat.GIF, width, height, Orientation.NORMAL, damaged, notes, frames, reader);
  }

  private int countOthers() {
    int count = 0;
    while (!GifFrame.next(in).isNone()) {
      count++;
      if (in.hasRemaining()) {
        in.get();
      }
      GifFrame.skipData(in);
    }
    return count;
  }
}
