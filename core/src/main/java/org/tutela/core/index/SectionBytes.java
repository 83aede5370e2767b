package org.tutela.core.index;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * The bytes of one section, little-endian, wherever they lie. Every access is checked against the
 * section's own bounds; a position outside is an {@link IndexOutOfBoundsException}. Safe for any
 * number of threads.
 */
abstract class SectionBytes {
  private final long length;

  SectionBytes(long length) {
    this.length = length;
  }

  final long length() {
    return length;
  }

  final int byteAt(long position) {
    Objects.checkFromIndexSize(position, 1, length);
    return rawByte(position) & 0xff;
  }

  final int intAt(long position) {
    Objects.checkFromIndexSize(position, Integer.BYTES, length);
    return rawInt(position);
  }

  final long longAt(long position) {
    Objects.checkFromIndexSize(position, Long.BYTES, length);
    return rawLong(position);
  }

  final void copy(long position, byte[] into, int offset, int count) {
    Objects.checkFromIndexSize(position, count, length);
    rawCopy(position, into, offset, count);
  }

  /** {@return a copy of a range as a buffer on the heap} */
  final ByteBuffer slice(long position, int count) {
    Objects.checkFromIndexSize(position, count, length);
    byte[] copy = new byte[count];
    rawCopy(position, copy, 0, count);
    return ByteBuffer.wrap(copy);
  }

  abstract byte rawByte(long position);

  abstract int rawInt(long position);

  abstract long rawLong(long position);

  abstract void rawCopy(long position, byte[] into, int offset, int count);

  /** For the rare value that two segments share. */
  final long assemble(long position, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = (value << 8) | (rawByte(position + i) & 0xff);
    }
    return value;
  }
}
