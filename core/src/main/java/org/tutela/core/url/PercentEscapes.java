package org.tutela.core.url;

import java.util.Arrays;

/** Percent escapes (RFC 3986, section 2.1), undone as often as they were made. */
final class PercentEscapes {
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEscapes() {}

  /**
   * {@return the bytes in which no escape is left} Unescaping again and again gives the same, since
   * two escapes never overlap; here each byte is looked at once.
   */
  static byte[] undone(byte[] escaped) {
    byte[] text = new byte[escaped.length];
    int length = 0;
    for (byte next : escaped) {
      text[length++] = next;
      // What is unescaped may be the end of another escape.
      while (length >= 3 && text[length - 3] == '%') {
        int high = digit(text[length - 2]);
        int low = digit(text[length - 1]);
        if (high < 0 || low < 0) {
          break;
        }
        length -= 2;
        text[length - 1] = (byte) (high << 4 | low);
      }
    }
    return Arrays.copyOf(text, length);
  }

  /** ASCII digits only, unlike {@link Character#digit(int, int)}. */
  private static int digit(byte c) {
    return c < 0 ? -1 : Character.digit(c, 16);
  }

  /**
   * Appends bytes; those that no URL holds as they are, and some others, are escaped in upper-case
   * hexadecimal.
   */
  static void append(StringBuilder out, byte[] bytes, String others) {
    for (byte b : bytes) {
      if (b <= ' ' || b == 0x7f || b == '#' || b == '%' || others.indexOf(b) >= 0) {
        out.append('%').append(HEX[(b & 0xff) >> 4]).append(HEX[b & 15]);
      } else {
        out.append((char) b);
      }
    }
  }
}
