package org.tutela.core.image;

/** Takes the rows of one picture, from the top. */
interface RowSink {
  /**
   * Takes the next row.
   *
   * @param colours one byte a pixel if the picture is gray, else three: blue, green, red; the
   *     caller writes the next row into the same array
   * @param alpha one byte a pixel, or none if every pixel is opaque
   */
  void row(byte[] colours, byte[] alpha) throws ImageRejectedException;
}
