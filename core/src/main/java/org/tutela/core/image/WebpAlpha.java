package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * The alpha of a lossy WebP frame (RFC 9649, section 2.7.1.2), row by row. If it is damaged, the
 * picture is partial and the rest of it opaque.
 */
final class WebpAlpha {
  private static final int STORED = 0;
  private static final int LOSSLESS = 1;
  private static final int NONE = 0;
  private static final int HORIZONTAL = 1;
  private static final int VERTICAL = 2;

  private final Values values;
  private final int filter;
  private final byte[] row;
  private final byte[] above;
  private final DecodeRun run;
  private int y;
  private boolean ended;

  /** Hands over one row as it is in the file, before its filter is undone. */
  private interface Values {
    void row(byte[] into) throws IOException;
  }

  private WebpAlpha(Values values, int filter, int width, DecodeRun run) {
    this.values = values;
    this.filter = filter;
    this.row = new byte[width];
    this.above = new byte[width];
    this.run = run;
  }

  /** Opens a chunk; an empty one is opaque. Memory is taken of the budget of the run. */
  static WebpAlpha of(ByteBuffer chunk, int width, int height, DecodeRun run)
      throws ImageRejectedException {
    WebpAlpha opaque = new WebpAlpha(into -> {}, NONE, 0, run);
    opaque.ended = true;
    if (!chunk.hasRemaining()) {
      return opaque;
    }
    int flags = chunk.get(0);
    ByteBuffer data = chunk.slice(1, chunk.limit() - 1);
    try {
      Values values =
          switch (flags & 3) {
            case STORED -> data::get;
            case LOSSLESS -> lossless(new Vp8lImage(data, width, height, run));
            default -> throw new ImageRejectedException(Code.CORRUPT, "an unknown compression");
          };
      return new WebpAlpha(values, (flags >> 2) & 3, width, run);
    } catch (IOException | RuntimeException e) {
      opaque.damage(e);
      return opaque;
    }
  }

  /** The values lie in the green of a picture. */
  private static Values lossless(Vp8lImage image) {
    return into -> {
      int[] argb = image.nextRow();
      for (int x = 0; x < into.length; x++) {
        into[x] = (byte) (argb[x] >> 8);
      }
    };
  }

  /** {@return one byte for each pixel of the next row, or none; the array is used again} */
  byte[] nextRow() throws ImageRejectedException {
    if (ended) {
      return RowSource.OPAQUE;
    }
    try {
      values.row(row);
    } catch (IOException | RuntimeException e) {
      damage(e);
      return RowSource.OPAQUE;
    }
    undoFilter();
    System.arraycopy(row, 0, above, 0, row.length);
    y++;
    for (byte value : row) {
      if (value != -1) {
        return row;
      }
    }
    return RowSource.OPAQUE;
  }

  private void damage(Exception e) throws ImageRejectedException {
    if (e instanceof ImageRejectedException rejection && rejection.code() != Code.CORRUPT) {
      throw rejection;
    }
    ended = true;
    run.damage("the alpha is damaged");
  }

  private void undoFilter() {
    if (filter == NONE) {
      return;
    }
    // The first row goes by the left, the first column by what is above, whatever the filter.
    int left = above[0] & 0xff;
    int corner = left;
    for (int x = 0; x < row.length; x++) {
      int top = above[x] & 0xff;
      int predicted = left;
      if (y > 0 && filter == VERTICAL) {
        predicted = top;
      } else if (y > 0 && filter != HORIZONTAL) {
        predicted = Math.max(0, Math.min(255, left + top - corner));
      }
      row[x] += (byte) predicted;
      left = row[x] & 0xff;
      corner = top;
    }
  }
}
