package org.tutela.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts of variable length, one after another in a growing array. */
final class FieldWriter {
  private byte[] bytes = new byte[256];
  private int size;

  void number(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Small numbers of either sign are short. */
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  void text(byte[] utf8, int offset, int length) {
    number(length);
    bytes(utf8, offset, length);
  }

  void bytes(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  byte[] array() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
