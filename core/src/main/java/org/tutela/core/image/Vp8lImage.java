package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * A VP8L picture (RFC 9649, section 3), row by row. What its transforms have not been undone for is
 * held whole, 4 bytes a pixel, because any of it may be repeated.
 */
final class Vp8lImage {
  private static final int PREDICTOR = 0;
  private static final int COLOURS = 1;
  private static final int GREEN = 2;

  private final Deque<Vp8lTransform> transforms = new ArrayDeque<>();
  private final Vp8lPixels pixels;
  private final int[] row;

  /** Words of a row before a palette spreads them. */
  private final int words;

  private int y;

  /** Reads everything before the first pixel. The memory is taken of the budget of the run. */
  Vp8lImage(ByteBuffer data, int width, int height, DecodeRun run) throws IOException {
    Vp8lBits in = new Vp8lBits(data);
    int narrow = width;
    int seen = 0;
    while (in.flag()) {
      int kind = in.read(2);
      if (((seen >> kind) & 1) != 0) {
        throw new ImageRejectedException(Code.CORRUPT, "a transform that is there twice");
      }
      seen |= 1 << kind;
      Vp8lTransform transform = transform(kind, in, narrow, height, run);
      transforms.push(transform);
      if (transform instanceof Vp8lTransform.Palette palette) {
        narrow = Vp8lPixels.parts(narrow, palette.packing());
      }
    }
    words = narrow;
    row = new int[width];
    pixels = new Vp8lPixels(in, words, height, true, run);
  }

  private static Vp8lTransform transform(
      int kind, Vp8lBits in, int width, int height, DecodeRun run) throws IOException {
    return switch (kind) {
      case PREDICTOR -> new Vp8lPredictor(in, width, height, run);
      case COLOURS -> new Vp8lTransform.Colours(in, width, height, run);
      case GREEN -> Vp8lTransform.addGreen();
      default -> Vp8lTransform.palette(in, run);
    };
  }

  /** {@return the next row as ARGB words; the array is used again} */
  int[] nextRow() throws IOException {
    int[] all = pixels.decode(words * (y + 1));
    System.arraycopy(all, words * y, row, 0, words);
    y++;
    for (Vp8lTransform transform : transforms) {
      transform.undo(row);
    }
    return row;
  }
}
