package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;

/** Bytes one after the other, with a look at those that follow. One thread at a time. */
final class PdfBytes {
  /** So far ahead can be looked. */
  static final int AHEAD = 32;

  private final InputStream in;
  private final byte[] buffer;
  private int at;
  private int end;
  private boolean over;
  private long passed;

  PdfBytes(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[Math.max(2 * AHEAD, bufferBytes)];
  }

  /** {@return the byte that comes so many after the next one, or -1 behind the end} */
  int peek(int ahead) throws IOException {
    if (at + ahead >= end) {
      fill(ahead);
    }
    return at + ahead < end ? buffer[at + ahead] & 0xff : -1;
  }

  /** {@return the next byte, or -1 at the end} */
  int next() throws IOException {
    if (at == end) {
      fill(0);
      if (at == end) {
        return -1;
      }
    }
    passed++;
    return buffer[at++] & 0xff;
  }

  /** {@return how many bytes were taken} */
  long passed() {
    return passed;
  }

  private void fill(int ahead) throws IOException {
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    while (!over && end <= ahead) {
      int count = in.read(buffer, end, buffer.length - end);
      over = count < 0;
      end += Math.max(0, count);
    }
  }
}
