package org.tutela.core.index;

import java.io.IOException;

/** Records of equal size one after another from a section that has nothing else. */
final class RecordReader {
  private final SectionInput input;
  private final int bytes;
  private final byte[] torn;
  private byte[] chunk = {};
  private int length;
  private int next;
  private byte[] array = {};
  private int at;

  RecordReader(SectionInput input, int bytes) {
    this.input = input;
    this.bytes = bytes;
    this.torn = new byte[bytes];
  }

  /** Goes on to the next record, the first at first. */
  void advance() throws IOException {
    if (length - next >= bytes) {
      array = chunk;
      at = next;
      next += bytes;
      return;
    }
    array = torn;
    at = 0;
    for (int have = 0; have < bytes; ) {
      if (next == length) {
        length = input.nextLength();
        chunk = input.next();
        next = 0;
      }
      int part = Math.min(bytes - have, length - next);
      System.arraycopy(chunk, next, torn, have, part);
      have += part;
      next += part;
    }
  }

  /** {@return an array with the record, until the next one} */
  byte[] array() {
    return array;
  }

  /** {@return where in that array it begins} */
  int at() {
    return at;
  }
}
