package org.tutela.core.image;

import java.nio.ByteBuffer;

/**
 * One frame of a WebP file.
 *
 * @param covers whether it replaces what is on the canvas rather than blend with it
 * @param clears whether its rectangle is cleared after it was shown
 * @param isLossless how its pixels are coded
 * @param alpha content of the chunk before them, or empty
 * @param data content of their chunk
 */
record WebpFrame(
    int x,
    int y,
    int width,
    int height,
    boolean covers,
    boolean clears,
    boolean isLossless,
    ByteBuffer alpha,
    ByteBuffer data) {
  /** {@return its rows, not yet on the canvas} */
  RowSource rows(DecodeRun run) {
    return isLossless
        ? new Vp8lRows(data, width, height, run)
        : new Vp8Rows(data, alpha, width, height, run);
  }
}
