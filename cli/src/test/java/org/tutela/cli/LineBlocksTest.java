package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBlocksTest {
  /** Every line with its number, as a user of the blocks would see them. */
  private static List<String> lines(InputStream in) {
    List<String> lines = new ArrayList<>();
    LineBlocks blocks = new LineBlocks(in);
    while (blocks.hasNext()) {
      LineBlocks.Block block = blocks.next();
      long number = block.first();
      for (int from = 0; from < block.length(); number++) {
        int end = block.end(from);
        String line = new String(block.bytes(), from, end - from, StandardCharsets.UTF_8);
        lines.add(number + ":" + (line.length() > 20 ? line.length() : line));
        from = end + 1;
      }
    }
    return lines;
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\n", "a\nb", "\n\na\n\nb\n", "a\r\nb"})
  void linesAreNumberedFromOne(String text) {
    List<String> expected = new ArrayList<>();
    List<String> found = List.of(text.split("\n", -1));
    for (int i = 0; i < found.size() - (text.isEmpty() || text.endsWith("\n") ? 1 : 0); i++) {
      expected.add(i + 1 + ":" + found.get(i));
    }

    assertThat(lines(text(text))).isEqualTo(expected);
  }

  @Test
  void linesAcrossBlocksStayWhole() {
    String text = "0123456789\n".repeat(LineBlocks.BLOCK / 5);

    assertThat(lines(text(text)))
        .hasSize(LineBlocks.BLOCK / 5)
        .allMatch(line -> line.endsWith(":0123456789"))
        .last()
        .isEqualTo(LineBlocks.BLOCK / 5 + ":0123456789");
  }

  @Test
  void longLineIsCutAndTheNextOneIsWhole() {
    String text = "a\n" + "x".repeat(3 * LineBlocks.BLOCK) + "\nb\nc";

    assertThat(lines(text(text))).containsExactly("1:a", "2:" + LineBlocks.BLOCK, "3:b", "4:c");
  }

  @Test
  void linesComeAsSoonAsTheyAreThere() {
    InputStream drip =
        new InputStream() {
          private final byte[] bytes = "a\nbc\nd".getBytes(StandardCharsets.UTF_8);
          private int at;

          @Override
          public int read() {
            return at < bytes.length ? bytes[at++] : -1;
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            int value = read();
            into[offset] = (byte) value;
            return value < 0 ? -1 : 1;
          }
        };

    assertThat(lines(drip)).containsExactly("1:a", "2:bc", "3:d");
  }
}
