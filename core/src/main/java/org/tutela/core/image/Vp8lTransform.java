package org.tutela.core.image;

import java.io.IOException;

/** One transform of VP8L, undone row by row (RFC 9649, section 4). */
interface Vp8lTransform {
  /**
   * Undoes it for the next row.
   *
   * @param row ARGB words, changed in place; behind those of the transform there may be others
   */
  void undo(int[] row);

  /** Adds green to red and blue. */
  static Vp8lTransform addGreen() {
    return row -> {
      for (int x = 0; x < row.length; x++) {
        int argb = row[x];
        int green = (argb >> 8) & 0xff;
        int redBlue = (argb & 0xff00ff) + ((green << 16) | green);
        row[x] = (argb & 0xff00ff00) | (redBlue & 0xff00ff);
      }
    };
  }

  /** Looks indexes up in a palette; those of several pixels may lie in one word. */
  static Vp8lTransform palette(Vp8lBits in, DecodeRun run) throws IOException {
    int colours = 1 + in.read(8);
    int[] palette = new Vp8lPixels(in, colours, 1, false, run).all();
    for (int i = 1; i < colours; i++) {
      palette[i] = Vp8lPredictor.add(palette[i], palette[i - 1]);
    }
    return new Palette(palette);
  }

  /** A palette of ARGB words. */
  final class Palette implements Vp8lTransform {
    private final int[] colours;

    private Palette(int[] colours) {
      this.colours = colours;
    }

    /** {@return the power of two of indexes in one word} */
    int packing() {
      return colours.length > 16 ? 0 : colours.length > 4 ? 1 : colours.length > 2 ? 2 : 3;
    }

    @Override
    public void undo(int[] row) {
      int bits = 8 >> packing();
      int mask = (1 << bits) - 1;
      // From the right, because the words lie at the left end of the same row.
      for (int x = row.length - 1; x >= 0; x--) {
        int word = row[x >> packing()] >> 8;
        int shift = bits * (x & ((1 << packing()) - 1));
        int index = (word >> shift) & mask;
        row[x] = index < colours.length ? colours[index] : 0;
      }
    }
  }

  /** Adds parts of green to red and blue, and of red to blue; each block has its own factors. */
  final class Colours implements Vp8lTransform {
    private final int width;
    private final int bits;
    private final int[] factors;
    private int y;

    Colours(Vp8lBits in, int width, int height, DecodeRun run) throws IOException {
      this.width = width;
      bits = 2 + in.read(3);
      factors =
          new Vp8lPixels(
                  in, Vp8lPixels.parts(width, bits), Vp8lPixels.parts(height, bits), false, run)
              .all();
    }

    @Override
    public void undo(int[] row) {
      int start = (y >> bits) * Vp8lPixels.parts(width, bits);
      for (int x = 0; x < width; x++) {
        int factor = factors[start + (x >> bits)];
        int argb = row[x];
        int green = argb >> 8;
        int red = ((argb >> 16) + part(factor, green)) & 0xff;
        int blue = (argb + part(factor >> 8, green) + part(factor >> 16, red)) & 0xff;
        row[x] = (argb & 0xff00ff00) | (red << 16) | blue;
      }
      y++;
    }

    private static int part(int factor, int colour) {
      return ((byte) factor * (byte) colour) >> 5;
    }
  }
}
