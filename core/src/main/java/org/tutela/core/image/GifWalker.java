package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the blocks of a GIF file (GIF89a specification). Keeps everything up to the end of the
 * first frame, which is the picture; later frames are counted up to the limit.
 */
final class GifWalker {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private int width;
  private int height;
  private boolean damaged;

  GifWalker(ByteBuffer in, ImageLimits limits) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    in.position(6);
    // A decoder may compose frames on the whole screen, however small they are.
    limits.checkSize(unsignedShort(), unsignedShort());
    int flags = in.get();
    in.position(in.position() + 2);
    skipColours(flags);
    if (!toImage()) {
      throw new ImageRejectedException(Code.CORRUPT, "no frame");
    }
    firstFrame();
    ByteBuffer kept = ByteBuffer.allocate(in.position() + 1);
    kept.put(in.slice(0, in.position())).put((byte) TRAILER).flip();
    List<String> notes = new ArrayList<>();
    if (damaged) {
      notes.add("the file ends inside the first frame");
    } else {
      noteOtherFrames(notes);
    }
    return new ImageHeader(
        ImageFormat.GIF, width, height, Orientation.NORMAL, damaged, false, notes, kept);
  }

  private int unsignedShort() {
    return Short.toUnsignedInt(in.getShort());
  }

  private void skipColours(int flags) {
    if ((flags & 0x80) != 0) {
      in.position(in.position() + (6 << (flags & 7)));
    }
  }

  /** Skips extensions; {@return whether an image follows} */
  private boolean toImage() {
    while (in.hasRemaining()) {
      int block = in.get();
      if (block == IMAGE) {
        return true;
      } else if (block != EXTENSION || !in.hasRemaining()) {
        return false;
      }
      in.get();
      if (!skipData()) {
        return false;
      }
    }
    return false;
  }

  private void firstFrame() throws ImageRejectedException {
    in.getInt();
    width = unsignedShort();
    height = unsignedShort();
    limits.checkSize(width, height);
    skipColours(in.get());
    int codeSize = in.get();
    // Codes have up to 12 bits; one bit more than this is the first code width.
    if (codeSize < 1 || codeSize > 11) {
      throw new ImageRejectedException(Code.CORRUPT, "an LZW code size of " + codeSize);
    }
    damaged = !skipData();
  }

  /** Skips sub-blocks; {@return whether their terminator was there} */
  private boolean skipData() {
    while (in.hasRemaining()) {
      int length = Byte.toUnsignedInt(in.get());
      if (length == 0) {
        return true;
      }
      in.position(Math.min(in.limit(), in.position() + length));
    }
    return false;
  }

  private void noteOtherFrames(List<String> notes) {
    int frames = 1;
    while (frames < limits.frames() && toImage() && in.remaining() > 9) {
      in.position(in.position() + 8);
      int flags = in.get();
      if ((flags & 0x80) != 0) {
        in.position(Math.min(in.limit(), in.position() + (6 << (flags & 7))));
      }
      frames++;
      if (!in.hasRemaining()) {
        break;
      }
      in.get();
      skipData();
    }
    if (frames > 1) {
      String count = frames == limits.frames() ? frames + " or more" : String.valueOf(frames);
      notes.add("animation: only the first of " + count + " frames is looked at");
    }
  }
}
