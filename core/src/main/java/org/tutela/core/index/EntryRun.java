package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Entries of one type in ascending order of their values, one at a time. */
abstract class EntryRun {
  private static final int BUFFER = 1 << 16;

  private byte[] bytes = {};
  private int at;

  /** {@return whether there was another entry} */
  abstract boolean next() throws IOException;

  final void set(byte[] array, int offset) {
    bytes = array;
    at = offset;
  }

  /** {@return the array that the entry is in} */
  final byte[] bytes() {
    return bytes;
  }

  /** {@return where the entry begins, with its value} */
  final int at() {
    return at;
  }

  /** {@return the entries in a part of a file} */
  static EntryRun of(FileChannel file, long from, long to, int width) {
    return new OfFile(file, from, to, width);
  }

  private static final class OfFile extends EntryRun {
    private final FileChannel file;
    private final long to;
    private final int width;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long next;

    OfFile(FileChannel file, long from, long to, int width) {
      this.file = file;
      this.next = from;
      this.to = to;
      this.width = width;
    }

    @Override
    boolean next() throws IOException {
      if (position == end && next == to) {
        return false;
      }
      need(width + EntryRecord.LARGEST);
      need(EntryRecord.end(buffer, position + width) - position);
      set(buffer, position);
      position = EntryRecord.end(buffer, position + width);
      return true;
    }

    /** Makes sure that so many bytes are at hand, or all that are left. */
    private void need(int length) throws IOException {
      if (end - position >= length || next == to) {
        return;
      }
      // The entry given out last is compared with this one until it is given out: a new array.
      byte[] fresh = new byte[Math.max(BUFFER, length)];
      System.arraycopy(buffer, position, fresh, 0, end - position);
      end -= position;
      position = 0;
      buffer = fresh;
      int count = (int) Math.min(buffer.length - end, to - next);
      ByteBuffer into = ByteBuffer.wrap(buffer, end, count);
      while (into.hasRemaining()) {
        int n = file.read(into, next);
        if (n < 0) {
          throw new IOException("the temporary file was cut off");
        }
        next += n;
      }
      end += count;
    }
  }
}
