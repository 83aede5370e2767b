package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;

/**
 * Undoes the row filters of PNG (ISO 15948, 9.2), which PDF calls predictors 10 to 15, and the one
 * of TIFF, predictor 2.
 */
final class PngRows extends RowStream {
  /** No picture that is decoded has longer ones. */
  static final long LONGEST_ROW = 1 << 20;

  private static final int LEFT = 1;

  private final InputStream filtered;
  private final int step;
  private final boolean named;
  private byte[] row;
  private byte[] above;

  /** Takes rows that each name their filter. */
  PngRows(InputStream filtered, int rowBytes, int step) {
    this(filtered, rowBytes, step, true);
  }

  private PngRows(InputStream filtered, int rowBytes, int step, boolean named) {
    this.filtered = filtered;
    this.step = step;
    this.named = named;
    this.row = new byte[rowBytes];
    this.above = new byte[rowBytes];
  }

  /** {@return rows of bytes that are differences to those on their left, as TIFF has them} */
  static PngRows tiff(InputStream filtered, int rowBytes, int step) {
    return new PngRows(filtered, rowBytes, step, false);
  }

  @Override
  public void close() throws IOException {
    filtered.close();
  }

  @Override
  boolean advance() throws IOException {
    int filter = named ? filtered.read() : LEFT;
    if (filter < 0) {
      return false;
    }
    byte[] current = above;
    above = row;
    row = current;
    int count = filtered.readNBytes(row, 0, row.length);
    if (count == 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int left = i < step ? 0 : row[i - step] & 0xff;
      int up = above[i] & 0xff;
      int corner = i < step ? 0 : above[i - step] & 0xff;
      row[i] +=
          (byte)
              switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                case 4 -> paeth(left, up, corner);
                default -> throw new IOException("a row filter that does not exist: " + filter);
              };
    }
    hand(row, count);
    return true;
  }

  private static int paeth(int left, int up, int corner) {
    int guess = left + up - corner;
    int byLeft = Math.abs(guess - left);
    int byUp = Math.abs(guess - up);
    int byCorner = Math.abs(guess - corner);
    return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
  }
}
