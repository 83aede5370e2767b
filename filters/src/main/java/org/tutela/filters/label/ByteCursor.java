package org.tutela.filters.label;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads big-endian numbers and texts out of some bytes. What stands after the end is zero. */
final class ByteCursor {
  private final byte[] bytes;
  private final int end;
  private int position;

  ByteCursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  ByteCursor(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = Math.min(from, bytes.length);
    this.end = Math.max(position, Math.min(end, bytes.length));
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  int u8() {
    return position < end ? bytes[position++] & 0xff : 0;
  }

  int u16() {
    return (u8() << 8) | u8();
  }

  long u32() {
    return ((long) u16() << 16) | u16();
  }

  long u64() {
    return (u32() << 32) | u32();
  }

  ByteCursor skip(int count) {
    position += Math.max(0, Math.min(count, remaining()));
    return this;
  }

  /** {@return a cursor over the next bytes, fewer where these end, which are stepped over} */
  ByteCursor take(int count) {
    int length = Math.max(0, Math.min(count, remaining()));
    ByteCursor taken = new ByteCursor(bytes, position, position + length);
    position += length;
    return taken;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, position, end);
    position = end;
    return rest;
  }

  /** {@return the next bytes as text in Latin-1, which keeps every byte} */
  String latin1(int count) {
    return new String(take(count).rest(), StandardCharsets.ISO_8859_1);
  }

  /** {@return what is left as text in UTF-8, up to a zero} */
  String utf8() {
    String text = new String(rest(), StandardCharsets.UTF_8);
    int zero = text.indexOf('\0');
    return zero < 0 ? text : text.substring(0, zero);
  }
}
