package org.tutela.core.index;

import java.nio.charset.StandardCharsets;

/** Reads what {@link FieldWriter} wrote; what is malformed is an index out of bounds. */
final class FieldReader {
  /** Longer names than this are no names. */
  private static final int MAX_TEXT = 1 << 20;

  /**
   * As much is copied at a time: reading from an array costs a fraction of a look for each byte.
   */
  private static final int WINDOW = 512;

  private final SectionBytes bytes;
  private byte[] window = {};
  private int next;

  /** Where the window ends in the section. */
  private long end;

  FieldReader(SectionBytes bytes, long position) {
    this.bytes = bytes;
    this.end = position;
  }

  private void refill() {
    int count = (int) Math.min(WINDOW, bytes.length() - end);
    if (count <= 0) {
      throw new IndexOutOfBoundsException("a field is cut off");
    }
    window = new byte[count];
    bytes.copy(end, window, 0, count);
    end += count;
    next = 0;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (next == window.length) {
        refill();
      }
      byte part = window[next++];
      if (part >= 0) {
        return value | (long) part << shift;
      }
      value |= (long) (part & 0x7f) << shift;
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
    if (length <= window.length - next) {
      String text = new String(window, next, length, StandardCharsets.UTF_8);
      next += length;
      return text;
    }
    long from = end - (window.length - next);
    byte[] utf8 = new byte[(int) Math.min(length, bytes.length())];
    bytes.copy(from, utf8, 0, length);
    moveTo(from + length);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  void skipText() {
    int length = below(MAX_TEXT + 1L);
    if (length <= window.length - next) {
      next += length;
    } else {
      moveTo(end - (window.length - next) + length);
    }
  }

  private void moveTo(long position) {
    end = position;
    next = window.length;
  }
}
