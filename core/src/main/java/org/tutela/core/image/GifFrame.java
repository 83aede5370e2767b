package org.tutela.core.image;

import java.nio.ByteBuffer;

/**
 * What the blocks before the data of a GIF frame say (GIF89a specification), found again by walking
 * from any frame to the next, so that a file of a million frames needs no list of them.
 *
 * @param dataStart where its compressed data begins
 * @param clear the palette index that leaves the canvas as it is, or -1
 * @param disposal what happens after the frame: 2 clears it, 3 restores what was before
 * @param paletteStart where its own palette begins, if it has one
 * @param colours of its own palette, or 0
 */
record GifFrame(
    int left,
    int top,
    int width,
    int height,
    boolean interlaced,
    int dataStart,
    int clear,
    int disposal,
    int paletteStart,
    int colours) {
  static final int CLEARS = 2;
  static final int RESTORES = 3;

  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;

  private static final int TRAILER = 0x3b;
  private static final int AT_END = -1;
  private static final int CUT_OFF = -2;

  /** No further frame: the file ends as it should. */
  private static final GifFrame END = none(AT_END);

  /** No further frame: the file ends early, or something unknown follows. */
  private static final GifFrame NONE = none(CUT_OFF);

  private static GifFrame none(int why) {
    return new GifFrame(0, 0, 0, 0, false, why, -1, 0, 0, 0);
  }

  boolean isNone() {
    return dataStart < 0;
  }

  /** Whether the file ends here as it should. */
  boolean isEnd() {
    return dataStart == AT_END;
  }

  /** {@return the next frame at or after the position of the buffer, or one that says why not} */
  static GifFrame next(ByteBuffer in) {
    int clear = -1;
    int disposal = 0;
    while (in.hasRemaining()) {
      int block = in.get();
      if (block == TRAILER) {
        return END;
      } else if (block == IMAGE) {
        return in.remaining() < 10 ? NONE : image(in, clear, disposal);
      } else if (block != EXTENSION || !in.hasRemaining()) {
        return NONE;
      }
      int label = Byte.toUnsignedInt(in.get());
      if (label == CONTROL && in.remaining() > 5 && in.get(in.position()) == 4) {
        int flags = in.get(in.position() + 1);
        disposal = (flags >> 2) & 7;
        clear = (flags & 1) == 0 ? -1 : Byte.toUnsignedInt(in.get(in.position() + 4));
      }
      if (!skipData(in)) {
        return NONE;
      }
    }
    return NONE;
  }

  private static GifFrame image(ByteBuffer in, int clear, int disposal) {
    int left = Short.toUnsignedInt(in.getShort());
    int top = Short.toUnsignedInt(in.getShort());
    int width = Short.toUnsignedInt(in.getShort());
    int height = Short.toUnsignedInt(in.getShort());
    int flags = in.get();
    int colours = (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    int paletteStart = in.position();
    int dataStart = paletteStart + 3 * colours;
    if (dataStart >= in.limit()) {
      return NONE;
    }
    in.position(dataStart);
    return new GifFrame(
        left,
        top,
        width,
        height,
        (flags & 0x40) != 0,
        dataStart,
        clear,
        disposal,
        paletteStart,
        colours);
  }

  /** Skips sub-blocks; {@return whether their terminator was there} */
  static boolean skipData(ByteBuffer in) {
    while (in.hasRemaining()) {
      int length = Byte.toUnsignedInt(in.get());
      if (length == 0) {
        return true;
      }
      in.position(Math.min(in.limit(), in.position() + length));
    }
    return false;
  }
}
