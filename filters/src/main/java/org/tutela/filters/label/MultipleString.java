package org.tutela.filters.label;

import java.nio.charset.StandardCharsets;

/**
 * A multiple string structure, A/65, 6.10. The first string in the first language is read; a
 * segment in a compressed form is left out.
 */
final class MultipleString {
  private static final int UTF_16 = 0x3f;
  private static final int LAST_PAGE = 0x3e;

  private MultipleString() {}

  static String text(ByteCursor in) {
    if (in.u8() == 0) {
      return "";
    }
    in.skip(3);
    StringBuilder text = new StringBuilder();
    for (int segments = in.u8(); segments > 0 && in.remaining() > 0; segments--) {
      int compression = in.u8();
      int mode = in.u8();
      byte[] bytes = in.take(in.u8()).rest();
      if (compression == 0 && mode <= LAST_PAGE) {
        for (byte b : bytes) {
          text.append((char) ((mode << 8) | (b & 0xff)));
        }
      } else if (compression == 0 && mode == UTF_16) {
        text.append(new String(bytes, StandardCharsets.UTF_16BE));
      }
    }
    return text.toString().strip();
  }
}
