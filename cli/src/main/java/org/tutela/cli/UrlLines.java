package org.tutela.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The URLs of a block of lines, one a line; blank lines are passed over. */
final class UrlLines {
  /** No list and no browser has longer ones; what is longer is refused, never cut. */
  private static final int LONGEST = 1 << 16;

  /** Of longer lines enough is kept to see that they are too long. */
  static final int BLOCK = 2 * LONGEST;

  /**
   * One URL, or why there is none.
   *
   * @param number of its line, from 1
   * @param url as it stands there, blanks at its ends apart
   * @param tooLong whether it was refused for its length; only its beginning is there then
   */
  record Line(long number, String url, boolean tooLong) {}

  private UrlLines() {}

  /** {@return the arguments of a command as lines; a URL is the same without line ends} */
  static byte[] ofArguments(List<String> urls) {
    StringBuilder lines = new StringBuilder();
    for (String url : urls) {
      lines.append(url.replace("\n", "").replace("\r", "")).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  static List<Line> of(LineBlocks.Block block) {
    List<Line> lines = new ArrayList<>();
    long number = block.first();
    for (int from = 0; from < block.length(); number++) {
      int end = block.end(from);
      String url = text(block.bytes(), from, end).strip();
      if (!url.isEmpty()) {
        lines.add(new Line(number, url, end - from > LONGEST));
      }
      from = end + 1;
    }
    return lines;
  }

  /** Bytes that are no UTF-8 are escaped, which is what they mean in a URL. */
  private static String text(byte[] bytes, int from, int end) {
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes, from, end - from);
      return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
    } catch (CharacterCodingException e) {
      StringBuilder text = new StringBuilder();
      for (int i = from; i < end; i++) {
        text.append(bytes[i] < 0 ? String.format("%%%02X", bytes[i] & 0xff) : (char) bytes[i]);
      }
      return text.toString();
    }
  }
}
