package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tutela.core.list.ReasonCode;

/**
 * Splits a text into lines that end in LF, CRLF or CR, or into records that end in NUL, and finds
 * what no line may hold. Lines are ranges of an array that is reused.
 */
final class LineReader {
  private static final byte PLAIN = 0;
  private static final byte LINE_END = 1;
  private static final byte CONTROL = 2;
  private static final byte WIDE = 3;
  private static final byte[] LINES = classes(false);
  private static final byte[] RECORDS = classes(true);

  private final ByteWindow window;
  private final byte[] classes;
  private long number;
  private int from;
  private int to;
  private boolean control;
  private boolean wide;
  private boolean tooLong;

  /**
   * Begins with the next byte.
   *
   * @param in UTF-8
   * @param nul whether NUL ends a record, which may then hold line ends
   */
  LineReader(InputStream in, boolean nul) {
    this.window = new ByteWindow(in);
    this.classes = nul ? RECORDS : LINES;
  }

  /** {@return whether there was another line} */
  boolean next() throws IOException {
    if (!window.fill()) {
      return false;
    }
    number++;
    control = false;
    wide = false;
    tooLong = false;
    from = window.position();
    int limit = Math.min(window.end(), from + TextInput.LINE_LIMIT + 1);
    int at = scan(from, limit);
    to = at;
    if (at - from > TextInput.LINE_LIMIT) {
      tooLong = true;
      at = skipRest(at);
    }
    window.moveTo(afterLineEnd(at));
    return true;
  }

  private int scan(int start, int limit) {
    byte[] bytes = window.bytes();
    int at = start;
    for (; at < limit; at++) {
      byte kind = classes[bytes[at] & 0xff];
      if (kind != PLAIN) {
        if (kind == LINE_END) {
          return at;
        }
        control |= kind == CONTROL;
        wide |= kind == WIDE;
      }
    }
    return at;
  }

  /** Drops the rest of a line that is too long; the range of the line is lost. */
  private int skipRest(int start) throws IOException {
    int at = start;
    while (true) {
      at = scan(at, window.end());
      window.moveTo(at);
      if (at < window.end() || !window.fill()) {
        from = window.position();
        to = from;
        // The line end may be the last byte of the window and CR, with LF still to come.
        window.fill();
        return window.position();
      }
      at = window.position();
    }
  }

  private int afterLineEnd(int at) {
    if (at == window.end()) {
      return at;
    }
    byte[] bytes = window.bytes();
    boolean crlf = bytes[at] == '\r' && at + 1 < window.end() && bytes[at + 1] == '\n';
    return crlf ? at + 2 : at + 1;
  }

  /** {@return the number of the line, from 1} */
  long number() {
    return number;
  }

  /** {@return where the line is, for a person} */
  String location() {
    return "line " + number;
  }

  /** {@return the array that the line is in} */
  byte[] bytes() {
    return window.bytes();
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** {@return the line without blanks at its ends} */
  String text() {
    int start = from;
    int end = to;
    while (start < end && isBlank(bytes()[start])) {
      start++;
    }
    while (end > start && isBlank(bytes()[end - 1])) {
      end--;
    }
    return new String(bytes(), start, end - start, StandardCharsets.UTF_8);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }

  /** {@return why the line is refused whatever it says, if it is} */
  Optional<ReasonCode> defect() {
    if (control) {
      return Optional.of(ReasonCode.CONTROL_CHARACTER);
    }
    if (tooLong) {
      return Optional.of(ReasonCode.LINE_TOO_LONG);
    }
    return wide ? wideDefect(bytes(), from, to) : Optional.empty();
  }

  /** {@return why text beyond ASCII is refused, if it is} */
  static Optional<ReasonCode> wideDefect(byte[] bytes, int from, int to) {
    try {
      boolean c1 = TextInput.utf8(bytes, from, to).chars().anyMatch(c -> c >= 0x80 && c < 0xa0);
      return c1 ? Optional.of(ReasonCode.CONTROL_CHARACTER) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of(ReasonCode.BAD_ENCODING);
    }
  }

  private static byte[] classes(boolean nul) {
    byte[] classes = new byte[256];
    for (int c = 0; c < 256; c++) {
      classes[c] = c >= 0x80 ? WIDE : c < 0x20 || c == 0x7f ? CONTROL : PLAIN;
    }
    classes['\t'] = PLAIN;
    classes['\n'] = nul ? PLAIN : LINE_END;
    classes['\r'] = nul ? PLAIN : LINE_END;
    classes[0] = nul ? LINE_END : CONTROL;
    return classes;
  }
}
