package org.tutela.core.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;
import java.util.Optional;

/**
 * A section inside a mapped file, or in buffers on the heap. Reads are plain or bulk copies, which
 * answer a page that is gone with an {@link InternalError}; nothing here hands the mapping to
 * anyone else.
 */
final class MappedBytes extends SectionBytes {
  /** A bulk copy costs as much as reading so many numbers one by one. */
  private static final int FEW = 12;

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

  /** {@return the segments as words, of which there are {@code 1 << wordShift} in each} */
  LongBuffer[] words() {
    LongBuffer[] words = new LongBuffer[segments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = segments[i].duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    }
    return words;
  }

  int wordShift() {
    return shift - 3;
  }

  /** {@return the number of the first word of the section, which lies at a multiple of its size} */
  long firstWord() {
    return base / Long.BYTES;
  }

  /** {@return the segment that holds a position} */
  ByteBuffer segment(long position) {
    return segments[(int) ((base + position) >>> shift)];
  }

  /** {@return the section as words, if it lies in one segment} */
  Optional<LongBuffer> whole() {
    boolean together = length() > 0 && length() <= inSegment(0);
    return together
        ? Optional.of(
            segment(0)
                .slice(offset(0), (int) length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer())
        : Optional.empty();
  }

  /** {@return where in its segment a position is} */
  int offset(long position) {
    return (int) ((base + position) & mask);
  }

  /** {@return how many bytes of a segment lie from a position on} */
  long inSegment(long position) {
    return mask + 1 - offset(position);
  }

  /** {@return whether a range lies in one segment, so that it is copied at once} */
  boolean together(long position, int count) {
    long at = base + position;
    return at >>> shift == (at + count - 1) >>> shift;
  }

  /** Copies numbers that start at a multiple of their size. */
  void copy(long position, long[] into, int count) {
    Objects.checkFromIndexSize(position, (long) count * Long.BYTES, length());
    for (int done = 0; done < count; ) {
      long at = base + position + (long) done * Long.BYTES;
      ByteBuffer segment = segments[(int) (at >>> shift)];
      int offset = (int) (at & mask);
      int part = (int) Math.min(count - done, (mask + 1 - offset) / Long.BYTES);
      if (part <= FEW) {
        for (int i = 0; i < part; i++) {
          into[done + i] = segment.getLong(offset + i * Long.BYTES);
        }
      } else {
        // A slice and a view cost nothing once compiled; the bulk copy runs at memory speed.
        segment
            .slice(offset, part * Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer()
            .get(into, done, part);
      }
      done += part;
    }
  }
}
