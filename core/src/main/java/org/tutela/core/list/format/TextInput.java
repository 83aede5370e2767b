package org.tutela.core.list.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * Opens a line-oriented list as UTF-8 without a byte order mark. UTF-16 with a mark is converted;
 * without one it is refused.
 */
final class TextInput {
  /** Longest line, and longest record of a table, in bytes. */
  static final int LINE_LIMIT = 1 << 16;

  private static final int SAMPLE = 64;

  private TextInput() {}

  /** {@return the bytes of the text, with at least a line of mark and reset} */
  static InputStream open(ListSource source) throws IOException {
    InputStream raw = source.open();
    try {
      return decoded(source, new BufferedInputStream(raw, 2 * LINE_LIMIT));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream decoded(ListSource source, InputStream in) throws IOException {
    byte[] head = peek(in, SAMPLE);
    if (starts(head, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
      return in;
    }
    if (starts(head, 0xff, 0xfe, 0, 0) || starts(head, 0, 0, 0xfe, 0xff)) {
      throw badEncoding(source, "UTF-32");
    }
    if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
      in.skipNBytes(2);
      boolean littleEndian = head[0] == (byte) 0xff;
      return new BufferedInputStream(new Utf8Encoder(in, littleEndian), 2 * LINE_LIMIT);
    }
    if (isUnmarkedUtf16(head)) {
      throw badEncoding(source, "UTF-16 without a byte order mark");
    }
    return in;
  }

  /** {@return up to so many bytes, which stay to be read} */
  static byte[] peek(InputStream in, int length) throws IOException {
    in.mark(length);
    byte[] head = in.readNBytes(length);
    in.reset();
    return head;
  }

  static boolean starts(byte[] head, int... wanted) {
    if (head.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((head[i] & 0xff) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether every second byte, and no other, is NUL} */
  static boolean isUnmarkedUtf16(byte[] head) {
    int even = 0;
    int odd = 0;
    int pairs = head.length / 2;
    for (int i = 0; i < 2 * pairs; i++) {
      if (head[i] == 0) {
        even += (i & 1) == 0 ? 1 : 0;
        odd += i & 1;
      }
    }
    return pairs >= 2 && ((even == pairs && odd == 0) || (odd == pairs && even == 0));
  }

  private static ListFormatException badEncoding(ListSource source, String found) {
    return new ListFormatException(
        ReasonCode.BAD_ENCODING, source.name(), "line 1", found + "; save the list as UTF-8");
  }

  /** {@return the text of the bytes} */
  static String utf8(byte[] bytes, int from, int to) throws CharacterCodingException {
    CharBuffer text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
    return text.toString();
  }

  /** Re-encodes UTF-16, writing a lone surrogate as a byte that UTF-8 does not have. */
  private static final class Utf8Encoder extends InputStream {
    private static final byte INVALID = (byte) 0xff;

    private final InputStream in;
    private final boolean littleEndian;
    private final byte[] pending = new byte[4];
    private int at;
    private int end;
    private int ahead = -1;

    Utf8Encoder(InputStream in, boolean littleEndian) {
      this.in = in;
      this.littleEndian = littleEndian;
    }

    private int unit() throws IOException {
      if (ahead >= 0) {
        int unit = ahead;
        ahead = -1;
        return unit;
      }
      int first = in.read();
      int second = in.read();
      if (first >= 0 && second < 0) {
        return Character.MIN_SURROGATE; // Half a character at the end.
      }
      return first < 0 ? -1 : littleEndian ? second << 8 | first : first << 8 | second;
    }

    @Override
    public int read() throws IOException {
      if (at == end && !encode()) {
        return -1;
      }
      return pending[at++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = 0;
      for (; n < length && (at < end || encode()); n++) {
        bytes[offset + n] = pending[at++];
      }
      return n == 0 && length > 0 ? -1 : n;
    }

    private boolean encode() throws IOException {
      int unit = unit();
      if (unit < 0) {
        return false;
      }
      at = 0;
      end = 1;
      pending[0] = unit < 0x80 ? (byte) unit : INVALID;
      if (unit >= 0x80) {
        int next = Character.isHighSurrogate((char) unit) ? unit() : -1;
        boolean pair = next >= 0 && Character.isLowSurrogate((char) next);
        ahead = pair ? -1 : next;
        if (pair || !Character.isSurrogate((char) unit)) {
          int point = pair ? Character.toCodePoint((char) unit, (char) next) : unit;
          byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
          System.arraycopy(utf8, 0, pending, 0, utf8.length);
          end = utf8.length;
        }
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
