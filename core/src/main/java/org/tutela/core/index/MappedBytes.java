package org.tutela.core.index;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * A section inside a mapped file. Reads are plain or bulk copies, which answer a page that is gone
 * with an {@link InternalError}; nothing here hands the mapping to anyone else.
 */
final class MappedBytes extends SectionBytes {
  private final ByteBuffer[] segments;
  private final int shift;
  private final long mask;
  private final long base;

  MappedBytes(ByteBuffer[] segments, int shift, long base, long length) {
    super(length);
    this.segments = segments;
    this.shift = shift;
    this.mask = (1L << shift) - 1;
    this.base = base;
  }

  @Override
  byte rawByte(long position) {
    long at = base + position;
    return segments[(int) (at >>> shift)].get((int) (at & mask));
  }

  @Override
  int rawInt(long position) {
    long at = base + position;
    int offset = (int) (at & mask);
    return offset <= mask + 1 - Integer.BYTES
        ? segments[(int) (at >>> shift)].getInt(offset)
        : (int) assemble(position, Integer.BYTES);
  }

  @Override
  long rawLong(long position) {
    long at = base + position;
    int offset = (int) (at & mask);
    return offset <= mask + 1 - Long.BYTES
        ? segments[(int) (at >>> shift)].getLong(offset)
        : assemble(position, Long.BYTES);
  }

  @Override
  void rawCopy(long position, byte[] into, int offset, int count) {
    for (int done = 0; done < count; ) {
      long at = base + position + done;
      int part = (int) Math.min(count - done, mask + 1 - (at & mask));
      segments[(int) (at >>> shift)].get((int) (at & mask), into, offset + done, part);
      done += part;
    }
  }

  /** Copies values that start at a multiple of their size. */
  void copy(long position, int[] into, int count) {
    Objects.checkFromIndexSize(position, (long) count * Integer.BYTES, length());
    for (int done = 0; done < count; ) {
      long at = base + position + (long) done * Integer.BYTES;
      int part = (int) Math.min(count - done, (mask + 1 - (at & mask)) / Integer.BYTES);
      // A slice and a view cost nothing once compiled, and the bulk copy runs at memory speed.
      segments[(int) (at >>> shift)]
          .slice((int) (at & mask), part * Integer.BYTES)
          .order(java.nio.ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(into, done, part);
      done += part;
    }
  }

  /** Copies values that start at a multiple of their size. */
  void copy(long position, long[] into, int count) {
    Objects.checkFromIndexSize(position, (long) count * Long.BYTES, length());
    for (int done = 0; done < count; ) {
      long at = base + position + (long) done * Long.BYTES;
      int part = (int) Math.min(count - done, (mask + 1 - (at & mask)) / Long.BYTES);
      LongBuffer view =
          segments[(int) (at >>> shift)]
              .slice((int) (at & mask), part * Long.BYTES)
              .order(java.nio.ByteOrder.LITTLE_ENDIAN)
              .asLongBuffer();
      view.get(into, done, part);
      done += part;
    }
  }
}
