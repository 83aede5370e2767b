package org.tutela.core.index;

import java.nio.charset.StandardCharsets;

/** Reads what {@link FieldWriter} wrote; what is malformed is an index out of bounds. */
final class FieldReader {
  /** Longer names than this are no names. */
  private static final int MAX_TEXT = 1 << 20;

  private final SectionBytes bytes;
  private long position;

  FieldReader(SectionBytes bytes, long position) {
    this.bytes = bytes;
    this.position = position;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = bytes.byteAt(position++);
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException("a number does not end");
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  /** {@return a number from 0 to less than the bound} */
  int below(long bound) {
    long value = number();
    if (value < 0 || value >= bound) {
      throw new IndexOutOfBoundsException("a number is out of range");
    }
    return (int) value;
  }

  String text() {
    int length = below(MAX_TEXT + 1L);
    byte[] utf8 = new byte[(int) Math.min(length, bytes.length())];
    bytes.copy(position, utf8, 0, length);
    position += length;
    return new String(utf8, StandardCharsets.UTF_8);
  }

  void skipText() {
    // Not in one step: below() moves the position that the sum would have begun with.
    int length = below(MAX_TEXT + 1L);
    position += length;
  }
}
