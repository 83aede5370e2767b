package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Parts of a file in a row, as if they were one file: what no decoder needs is left out. */
final class SplicedBytes {
  private final List<ByteBuffer> parts = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private long length;

  /** Adds a part; it shares the memory of the file. */
  SplicedBytes add(ByteBuffer part) {
    if (part.hasRemaining()) {
      parts.add(part.slice());
      length += part.remaining();
      ends.add(length);
    }
    return this;
  }

  SplicedBytes add(byte... part) {
    return add(ByteBuffer.wrap(part));
  }

  long length() {
    return length;
  }

  /** {@return the parts, each to be read from its start} */
  List<ByteBuffer> parts() {
    return parts.stream().map(ByteBuffer::duplicate).toList();
  }

  /** Copies bytes; {@return how many, fewer than asked for at the end of a part, 0 at the end} */
  int read(long position, byte[] into, int offset, int count) {
    if (position >= length) {
      return 0;
    }
    int at = partAt(position);
    ByteBuffer part = parts.get(at);
    int start = (int) (position - (ends.get(at) - part.limit()));
    int available = Math.min(count, part.limit() - start);
    part.get(start, into, offset, available);
    return available;
  }

  /** {@return the first part that ends after the position} */
  private int partAt(long position) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends.get(middle) > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
