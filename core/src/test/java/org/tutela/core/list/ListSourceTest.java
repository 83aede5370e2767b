package org.tutela.core.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListSourceTest {
  private static final byte[] TEXT = "one\ntwo\n".repeat(100).getBytes(StandardCharsets.US_ASCII);

  @Test
  void gzipChangesNothing(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("list.txt.gz"), gzip(TEXT, 1));

    assertThat(readAll(ListSource.of(file))).isEqualTo(TEXT);
  }

  @Test
  void sourceOpensAgainAndAgain() throws IOException {
    ListSource source = ListSource.of("memory", TEXT);

    assertThat(readAll(source)).isEqualTo(readAll(source)).isEqualTo(TEXT);
  }

  @Test
  void gzipThatIsCutOffIsRefused() throws IOException {
    byte[] whole = gzip(TEXT, 1);
    ListSource cut = ListSource.of("cut", Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> readAll(cut))
        .isInstanceOf(ListFormatException.class)
        .hasMessage("cut: BAD_COMPRESSION: the gzip is damaged or cut off; fetch it again");
  }

  @Test
  void gzipThatInflatesBeyondMeasureIsRefused() throws IOException {
    ListSource bomb = ListSource.of("bomb", gzip(new byte[1 << 20], 200));

    assertThatThrownBy(() -> drain(bomb))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
  }

  private static byte[] gzip(byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] readAll(ListSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }

  private static void drain(ListSource source) throws IOException {
    try (InputStream in = source.open()) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
