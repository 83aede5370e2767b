package org.tutela.core.index;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A section copied to the heap, in segments of a power of two bytes. */
final class HeapBytes extends SectionBytes {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] segments;
  private final int shift;
  private final int mask;

  private HeapBytes(byte[][] segments, int shift, long length) {
    super(length);
    this.segments = segments;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
  }

  /** {@return the whole section, read and checked} */
  static HeapBytes read(SectionInput input, long length, int shift) throws IOException {
    long size = 1L << shift;
    byte[][] segments = new byte[(int) ((length + size - 1) >>> shift)][];
    long position = 0;
    for (int bytes = input.nextLength(); bytes > 0; bytes = input.nextLength()) {
      byte[] chunk = input.next();
      for (int from = 0; from < bytes; ) {
        int segment = (int) (position >>> shift);
        int offset = (int) (position & (size - 1));
        if (offset == 0) {
          segments[segment] = new byte[(int) Math.min(size, length - position)];
        }
        int count = Math.min(bytes - from, segments[segment].length - offset);
        System.arraycopy(chunk, from, segments[segment], offset, count);
        from += count;
        position += count;
      }
    }
    input.finish();
    return new HeapBytes(segments, shift, length);
  }

  /** {@return the same bytes in the form in which those of a mapped file are} */
  MappedBytes buffers() {
    ByteBuffer[] buffers = new ByteBuffer[segments.length];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = ByteBuffer.wrap(segments[i]).order(ByteOrder.LITTLE_ENDIAN);
    }
    return new MappedBytes(buffers, shift, 0, length());
  }

  @Override
  byte rawByte(long position) {
    return segments[(int) (position >>> shift)][(int) position & mask];
  }

  @Override
  int rawInt(long position) {
    byte[] segment = segments[(int) (position >>> shift)];
    int offset = (int) position & mask;
    return offset <= segment.length - Integer.BYTES
        ? (int) INTS.get(segment, offset)
        : (int) assemble(position, Integer.BYTES);
  }

  @Override
  long rawLong(long position) {
    byte[] segment = segments[(int) (position >>> shift)];
    int offset = (int) position & mask;
    return offset <= segment.length - Long.BYTES
        ? (long) LONGS.get(segment, offset)
        : assemble(position, Long.BYTES);
  }

  @Override
  void rawCopy(long position, byte[] into, int offset, int count) {
    for (int done = 0; done < count; ) {
      byte[] segment = segments[(int) ((position + done) >>> shift)];
      int from = (int) (position + done) & mask;
      int part = Math.min(count - done, segment.length - from);
      System.arraycopy(segment, from, into, offset + done, part);
      done += part;
    }
  }
}
