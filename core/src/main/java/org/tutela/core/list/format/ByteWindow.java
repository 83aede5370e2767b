package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * A sliding view of a stream in which the next record always stands as a whole, if it is no longer
 * than allowed. Parsers then work on an array and never ask for more bytes halfway.
 */
final class ByteWindow {
  private static final int BUFFER = 4 * TextInput.LINE_LIMIT;

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER];
  private int position;
  private int end;
  private boolean exhausted;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** {@return the array that the positions refer to} */
  byte[] bytes() {
    return bytes;
  }

  int position() {
    return position;
  }

  /** {@return the position after the last byte that is at hand} */
  int end() {
    return end;
  }

  /** {@return whether the stream ends where the window ends} */
  boolean exhausted() {
    return exhausted;
  }

  /**
   * Makes sure that a whole record and its line end are at hand; positions change.
   *
   * @return whether there is at least one byte
   */
  boolean fill() throws IOException {
    int needed = TextInput.LINE_LIMIT + 2;
    if (end - position < needed && !exhausted) {
      System.arraycopy(bytes, position, bytes, 0, end - position);
      end -= position;
      position = 0;
      while (end < needed && !exhausted) {
        int n = in.read(bytes, end, bytes.length - end);
        exhausted = n < 0;
        end += Math.max(0, n);
      }
    }
    return position < end;
  }

  /** Moves on to a position between the present one and the end. */
  void moveTo(int next) {
    position = next;
  }
}
