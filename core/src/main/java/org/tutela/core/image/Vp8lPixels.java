package org.tutela.core.image;

import java.io.IOException;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Decodes pixels of VP8L before its transforms are undone (RFC 9649, sections 3.6 and 3.7): ARGB
 * words that are literal, repeated from before, or remembered.
 */
final class Vp8lPixels {
  private static final int FIRST_LENGTH = 256;
  private static final int FIRST_CACHED = FIRST_LENGTH + 24;
  private static final int MOST_CACHE_BITS = 11;
  private static final int HASH = 0x1e35a7bd;

  /** Distances of the nearest pixels: rows up in the high four bits, 8 less columns left. */
  private static final String NEAR =
      "1807171928062729161a262a38053739151b363a252b48044749141c353b464a"
          + "242c58454b343c035759131d565a232d444c555b333d68026769121e666a222e"
          + "545c434d656b323e78017779535d111f646c424e767a212f757b313f636d525e"
          + "00747c414f1020626e30737d515f40727e616f50717f6070";

  private final Vp8lBits in;
  private final int width;
  private final DecodeRun run;
  private final int[] pixels;
  private final int[] cache;

  /** By the red and green of its pixels: which codes a block uses. Empty if there is one set. */
  private final int[] blocks;

  private final int blockBits;
  private final Vp8lCodes[] codes;
  private int decoded;

  /**
   * Reads the codes.
   *
   * @param isMain whether it is the picture and not one that tells how to undo a transform
   */
  Vp8lPixels(Vp8lBits in, int width, int height, boolean isMain, DecodeRun run) throws IOException {
    this.in = in;
    this.width = width;
    this.run = run;
    run.hold(4L * width * height);
    this.pixels = new int[width * height];
    int cacheBits = in.flag() ? in.read(4) : 0;
    if (cacheBits > MOST_CACHE_BITS) {
      throw new ImageRejectedException(Code.CORRUPT, "a colour cache of " + cacheBits + " bits");
    }
    this.cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
    boolean manyCodes = isMain && in.flag();
    this.blockBits = manyCodes ? 2 + in.read(3) : 0;
    this.blocks =
        manyCodes
            ? new Vp8lPixels(in, parts(width, blockBits), parts(height, blockBits), false, run)
                .all()
            : new int[0];
    int most = 0;
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = (blocks[i] >> 8) & 0xffff;
      most = Math.max(most, blocks[i]);
    }
    this.codes = new Vp8lCodes[most + 1];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Vp8lCodes.read(in, cache.length);
      run.hold(codes[i].bytes());
      run.checkTime();
    }
  }

  /** {@return how many parts of a power of two cover a length} */
  static int parts(int length, int bits) {
    return (length + (1 << bits) - 1) >> bits;
  }

  /** {@return all pixels, every one of them the file's} */
  int[] all() throws IOException {
    decode(pixels.length);
    return pixels;
  }

  /** Decodes at least so many pixels; {@return all so far, and zeros} */
  int[] decode(int wanted) throws IOException {
    while (decoded < wanted) {
      if (decoded % width == 0) {
        run.checkTime();
      }
      Vp8lCodes set = codes[blocks.length == 0 ? 0 : blocks[block()]];
      int symbol = set.green().read(in);
      if (symbol < FIRST_LENGTH) {
        int red = set.red().read(in);
        int blue = set.blue().read(in);
        put((set.alpha().read(in) << 24) | (red << 16) | (symbol << 8) | blue);
      } else if (symbol < FIRST_CACHED) {
        int length = prefixed(symbol - FIRST_LENGTH);
        repeat(length, distance(prefixed(set.distance().read(in))));
      } else {
        put(cache[symbol - FIRST_CACHED]);
      }
    }
    return pixels;
  }

  private int block() {
    int x = decoded % width;
    int y = decoded / width;
    return (y >> blockBits) * parts(width, blockBits) + (x >> blockBits);
  }

  private void put(int argb) {
    pixels[decoded++] = argb;
    if (cache.length > 0) {
      cache[(HASH * argb) >>> (Integer.numberOfLeadingZeros(cache.length) + 1)] = argb;
    }
  }

  /** {@return a length or distance: a symbol tells its highest bits, the others follow} */
  private int prefixed(int symbol) throws IOException {
    if (symbol < 4) {
      return symbol + 1;
    }
    int bits = (symbol - 2) >> 1;
    return ((2 + (symbol & 1)) << bits) + in.read(bits) + 1;
  }

  private int distance(int code) {
    int near = NEAR.length() / 2;
    if (code > near) {
      return code - near;
    }
    int rows = Character.digit(NEAR.charAt(2 * code - 2), 16);
    int columns = 8 - Character.digit(NEAR.charAt(2 * code - 1), 16);
    return Math.max(1, rows * width + columns);
  }

  private void repeat(int length, int distance) throws ImageRejectedException {
    if (distance > decoded || length > pixels.length - decoded) {
      throw new ImageRejectedException(Code.CORRUPT, "a repetition from outside the picture");
    }
    for (int i = 0; i < length; i++) {
      put(pixels[decoded - distance]);
    }
  }
}
