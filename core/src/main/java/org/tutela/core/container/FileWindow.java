package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * Looks at a few bytes of a file at a time, wherever they stand. The last window is kept, so that
 * many looks at near places cost one read. One thread at a time.
 */
final class FileWindow {
  private static final int WINDOW = 1 << 16;

  private final SeekableByteChannel file;
  private final long size;
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long start;

  FileWindow(SeekableByteChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  long size() {
    return size;
  }

  /** {@return so many bytes from a place, little-endian, or fewer at the end of the file} */
  ByteBuffer bytes(long at, int count) throws IOException {
    long from = Math.max(0, Math.min(at, size));
    int most = (int) Math.max(0, Math.min(count, size - from));
    byte[] bytes = new byte[most];
    for (int done = 0; done < most; ) {
      load(from + done, Math.min(WINDOW, most - done));
      int offset = (int) (from + done - start);
      int some = Math.min(most - done, window.limit() - offset);
      if (some <= 0) {
        bytes = Arrays.copyOf(bytes, done);
        break;
      }
      System.arraycopy(window.array(), offset, bytes, done, some);
      done += some;
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@return the bytes from a place to the end of the file} Other looks may come in between. */
  InputStream stream(long from) {
    return new InputStream() {
      private long at = from;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        ByteBuffer bytes = bytes(at, length);
        int count = bytes.remaining();
        bytes.get(into, offset, count);
        at += count;
        return count == 0 ? -1 : count;
      }
    };
  }

  /** Has so many bytes in the window, if the file has them. */
  private void load(long at, int count) throws IOException {
    if (at >= start && at + count <= start + window.limit()) {
      return;
    }
    start = at;
    window.clear();
    file.position(at);
    while (window.hasRemaining() && file.read(window) >= 0) {
      // Until it is full.
    }
    window.flip();
  }

  /** {@return where a pattern begins that ends before {@code to}, or -1} */
  long find(byte[] pattern, long from, long to) throws IOException {
    long last = Math.min(to, size) - pattern.length;
    for (long at = Math.max(0, from); at <= last; ) {
      load(at, pattern.length);
      int most = (int) Math.min(window.limit() - pattern.length, last - start);
      for (int i = (int) (at - start); i <= most; i++) {
        if (starts(window.array(), i, pattern)) {
          return start + i;
        }
      }
      if (most < at - start) {
        return -1;
      }
      at = start + most + 1;
    }
    return -1;
  }

  private static boolean starts(byte[] window, int at, byte[] pattern) {
    for (int i = 0; i < pattern.length; i++) {
      if (window[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
