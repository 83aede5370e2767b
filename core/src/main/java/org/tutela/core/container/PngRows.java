package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;

/** Undoes the row filters of PNG (ISO 15948, 9.2), which PDF calls predictors 10 to 15. */
final class PngRows extends InputStream {
  private static final long LONGEST_ROW = 1 << 20;

  private final InputStream filtered;
  private final int step;
  private byte[] row;
  private byte[] above;
  private int next;

  PngRows(InputStream filtered, long rowBytes, int step) throws IOException {
    if (rowBytes > LONGEST_ROW) {
      throw new LimitException("LIMIT_PIXELS: a row of " + rowBytes + " bytes");
    }
    this.filtered = filtered;
    this.step = step;
    this.row = new byte[(int) rowBytes];
    this.above = new byte[(int) rowBytes];
    this.next = row.length;
  }

  @Override
  public int read() throws IOException {
    return next < row.length || advance() ? row[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == row.length && !advance()) {
      return -1;
    }
    int count = Math.min(length, row.length - next);
    System.arraycopy(row, next, into, offset, count);
    next += count;
    return count;
  }

  private boolean advance() throws IOException {
    int filter = filtered.read();
    if (filter < 0) {
      return false;
    }
    byte[] current = above;
    above = row;
    row = current;
    if (filtered.readNBytes(row, 0, row.length) < row.length) {
      return false;
    }
    for (int i = 0; i < row.length; i++) {
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
    next = 0;
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
