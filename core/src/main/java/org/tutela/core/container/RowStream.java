package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are made row by row. One thread at a time. */
abstract class RowStream extends InputStream {
  /** The bytes that are handed over next, and where they end. */
  private byte[] row = {};

  private int next;
  private int end;

  /** Makes the next row and {@link #hand}s it over; {@return false if there is none} */
  abstract boolean advance() throws IOException;

  /** Hands over the first bytes of an array, which stays as it is until the next row. */
  final void hand(byte[] bytes, int count) {
    row = bytes;
    next = 0;
    end = count;
  }

  @Override
  public final int read() throws IOException {
    return next < end || advance() ? row[next++] & 0xff : -1;
  }

  @Override
  public final int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == end && !advance()) {
      return -1;
    }
    int count = Math.min(length, end - next);
    System.arraycopy(row, next, into, offset, count);
    next += count;
    return count;
  }
}
