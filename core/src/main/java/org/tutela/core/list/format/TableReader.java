package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.list.ReasonCode;

/**
 * Splits a text into the records of a table with the quoting of RFC 4180, for any delimiter. A
 * record may span lines inside quotes.
 *
 * <p>A record that goes wrong costs one line: reading goes on with the line after the one that it
 * began in, so an unclosed quote does not swallow the rest of the file.
 */
final class TableReader {
  private static final int UNCLOSED = -1;
  private static final int SHORTEST_DIGEST = 32;

  private final ByteWindow window;
  private final byte delimiter;
  private final byte[] text = new byte[TextInput.LINE_LIMIT];
  private int textLength;
  private int[] ends = new int[64];
  private int cells;
  private long line = 1;
  private long nextLine = 1;
  private boolean control;
  private boolean wide;
  private Optional<ReasonCode> defect = Optional.empty();

  /**
   * Begins with the next byte.
   *
   * @param in UTF-8
   * @param delimiter an ASCII character between the cells
   */
  TableReader(InputStream in, char delimiter) {
    this.window = new ByteWindow(in);
    this.delimiter = (byte) delimiter;
  }

  /** {@return whether there was another record} */
  boolean next() throws IOException {
    if (!window.fill()) {
      return false;
    }
    line = nextLine;
    textLength = 0;
    cells = 0;
    control = false;
    wide = false;
    int end = record(window.position());
    if (end == UNCLOSED) {
      defect = Optional.of(skipLine());
    } else {
      defect = lookAt();
      window.moveTo(end);
    }
    return true;
  }

  /** {@return the position after the record, or that it does not end as it should} */
  private int record(int start) {
    byte[] bytes = window.bytes();
    int limit = Math.min(window.end(), start + TextInput.LINE_LIMIT);
    int at = start;
    while (true) {
      int begin = pastSpaces(at, limit);
      boolean quoted = begin < limit && bytes[begin] == '"';
      at = quoted ? quoted(begin + 1, limit) : plain(at, limit);
      if (at == UNCLOSED) {
        return UNCLOSED;
      }
      endCell();
      if (at == limit && !(limit == window.end() && window.exhausted())) {
        // The record may end exactly here.
        return at < window.end() && isLineEnd(bytes[at]) ? afterLineEnd(at) : UNCLOSED;
      }
      if (at == limit) {
        return at;
      }
      if (bytes[at] != delimiter) {
        return afterLineEnd(at);
      }
      at++;
    }
  }

  private int plain(int start, int limit) {
    byte[] bytes = window.bytes();
    int at = start;
    for (; at < limit && bytes[at] != delimiter; at++) {
      byte c = bytes[at];
      if (isLineEnd(c)) {
        break;
      }
      add(c);
    }
    return at;
  }

  private int quoted(int start, int limit) {
    byte[] bytes = window.bytes();
    for (int at = start; at < limit; at++) {
      byte c = bytes[at];
      if (c == '"') {
        boolean doubled = at + 1 < limit && bytes[at + 1] == '"';
        if (!doubled) {
          int next = pastSpaces(at + 1, limit);
          boolean ends = next == limit || bytes[next] == delimiter || isLineEnd(bytes[next]);
          return ends ? next : UNCLOSED;
        }
        at++;
      } else if (c == '\n' || (c == '\r' && (at + 1 == limit || bytes[at + 1] != '\n'))) {
        nextLine++;
      }
      add(c);
    }
    return UNCLOSED;
  }

  /** Spaces outside quotes are no part of a cell, as people write {@code 1, "a"}. */
  private int pastSpaces(int start, int limit) {
    int at = start;
    while (at < limit && window.bytes()[at] == ' ' && delimiter != ' ') {
      at++;
    }
    return at;
  }

  private void add(byte c) {
    text[textLength++] = c;
    if (c < 0x20 || c == 0x7f) {
      wide |= c < 0;
      control |= c >= 0 && c != '\t' && !isLineEnd(c);
    }
  }

  private void endCell() {
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    ends[cells++] = textLength;
  }

  private int afterLineEnd(int at) {
    nextLine++;
    byte[] bytes = window.bytes();
    boolean crlf = bytes[at] == '\r' && at + 1 < window.end() && bytes[at + 1] == '\n';
    return crlf ? at + 2 : at + 1;
  }

  /** Skips the line in which the record began, which does not make a record. */
  private ReasonCode skipLine() throws IOException {
    nextLine = line;
    control = false;
    long length = 0;
    boolean ended = false;
    while (!ended && window.fill()) {
      byte[] bytes = window.bytes();
      int at = window.position();
      for (; at < window.end() && !isLineEnd(bytes[at]); at++, length++) {
        control |= (bytes[at] >= 0 && bytes[at] < 0x20 && bytes[at] != '\t') || bytes[at] == 0x7f;
      }
      window.moveTo(at);
      ended = at < window.end();
    }
    if (ended) {
      window.fill();
      window.moveTo(afterLineEnd(window.position()));
    }
    return control
        ? ReasonCode.CONTROL_CHARACTER
        : length > TextInput.LINE_LIMIT ? ReasonCode.LINE_TOO_LONG : ReasonCode.BAD_SYNTAX;
  }

  private Optional<ReasonCode> lookAt() {
    if (control) {
      return Optional.of(ReasonCode.CONTROL_CHARACTER);
    }
    return wide ? LineReader.wideDefect(text, 0, textLength) : Optional.empty();
  }

  private static boolean isLineEnd(byte c) {
    return c == '\n' || c == '\r';
  }

  /** {@return where the record begins, for a person} */
  String location() {
    return "line " + line;
  }

  /** {@return why the record is refused whatever it says, if it is} */
  Optional<ReasonCode> defect() {
    return defect;
  }

  /** {@return how many cells the record has} */
  int cells() {
    return cells;
  }

  /** {@return whether the record is an empty line} */
  boolean isBlank() {
    return cells == 1 && from(0) == to(0);
  }

  /**
   * {@return whether a cell has a digest behind a line end} Quotes that somebody forgot to close,
   * and others further down, may make one cell of many rows.
   */
  boolean hidesDigest() {
    boolean behind = false;
    int digits = 0;
    for (int i = 0, cell = 0; i < textLength; i++) {
      while (i == ends[cell]) {
        cell++;
        behind = false;
        digits = 0;
      }
      behind |= isLineEnd(text[i]);
      digits = HashJudge.isHex(text, i, i + 1) ? digits + 1 : 0;
      if (behind && digits == SHORTEST_DIGEST) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether the record takes more than one line} */
  boolean spansLines() {
    return nextLine - line > 1;
  }

  /** {@return the array that the cells are in, without their quotes} */
  byte[] bytes() {
    return text;
  }

  /** {@return where the trimmed cell begins} */
  int from(int cell) {
    int at = cell == 0 ? 0 : ends[cell - 1];
    while (at < ends[cell] && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  /** {@return where the trimmed cell ends} */
  int to(int cell) {
    int begin = from(cell);
    int at = ends[cell];
    while (at > begin && isSpace(text[at - 1])) {
      at--;
    }
    return at;
  }

  /** {@return the trimmed cell} */
  String cell(int cell) {
    int from = from(cell);
    return new String(text, from, to(cell) - from, StandardCharsets.UTF_8);
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\t' || isLineEnd(c);
  }
}
