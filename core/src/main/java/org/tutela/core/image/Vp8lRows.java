package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The rows of a lossless WebP frame.
 *
 * @param image content of the chunk
 */
record Vp8lRows(ByteBuffer image, int width, int height, DecodeRun run) implements RowSource {
  /** A signature, the size, and whether there is alpha, which its pixels tell better. */
  private static final int HEAD = 5;

  @Override
  public boolean isGray() {
    return false;
  }

  @Override
  public void read(RowSink sink) throws IOException {
    long held = run.held();
    try {
      ByteBuffer data = image.slice(HEAD, image.limit() - HEAD);
      rows(new Vp8lImage(data, width, height, run), sink);
    } finally {
      run.giveBack(held);
    }
  }

  private void rows(Vp8lImage decoder, RowSink sink) throws IOException {
    byte[] bgr = new byte[3 * width];
    byte[] alpha = new byte[width];
    for (int y = 0; y < height; y++) {
      int[] row = decoder.nextRow();
      boolean opaque = true;
      for (int x = 0; x < width; x++) {
        bgr[3 * x] = (byte) row[x];
        bgr[3 * x + 1] = (byte) (row[x] >> 8);
        bgr[3 * x + 2] = (byte) (row[x] >> 16);
        alpha[x] = (byte) (row[x] >>> 24);
        opaque &= alpha[x] == -1;
      }
      sink.row(bgr, opaque ? OPAQUE : alpha);
    }
  }
}
