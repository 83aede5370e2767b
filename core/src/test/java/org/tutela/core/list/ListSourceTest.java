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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

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
  void membersOfAGzipAreReadOneAfterTheOther() throws IOException {
    byte[] named = {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 1, 0, 7, 'n', 0, 'c', 0, 1, 2};
    byte[] bare = Arrays.copyOfRange(gzip(TEXT, 1), 10, gzip(TEXT, 1).length);
    byte[] members = join(gzip(TEXT, 1), gzip(new byte[0], 1), named, bare, new byte[1000]);

    assertThat(readAll(ListSource.of("list.gz", members))).isEqualTo(join(TEXT, TEXT));
  }

  /** Where one ends near the end of a buffer, the reader of the JDK may stop. */
  @Test
  void noMemberOfAGzipIsLostWhereverItEnds() throws IOException {
    byte[] member = gzip(TEXT, 1);
    byte[][] members = new byte[3000][];
    Arrays.fill(members, member);

    assertThat(readAll(ListSource.of("list.gz", join(members)))).hasSize(3000 * TEXT.length);
    assertThat(readAll(ListSource.of("list.gz", gzip(join(members), 1))))
        .hasSize(3000 * TEXT.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\0\0x", "\u001f", "\u001f\u008b\u0008", "\u001f\u008c"})
  void whatFollowsAGzipAndIsNoMemberIsDamage(String rest) throws IOException {
    byte[] bytes = join(gzip(TEXT, 1), rest.getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> readAll(ListSource.of("list.gz", bytes)))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_COMPRESSION");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 4, 1})
  void gzipWithAnotherChecksumOrLengthIsRefused(int fromEnd) throws IOException {
    byte[] bytes = gzip(TEXT, 1);
    bytes[bytes.length - fromEnd] ^= 1;

    assertThatThrownBy(() -> readAll(ListSource.of("list.gz", bytes)))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_COMPRESSION");
  }

  @Test
  void zipThatIsCutOffBehindItsFileIsRefused() throws IOException {
    byte[] whole = zip(Map.of("a.txt", TEXT));

    for (int missing = 1; missing < 70; missing++) {
      ListSource cut = ListSource.of("cut", Arrays.copyOf(whole, whole.length - missing));
      assertThatThrownBy(() -> readAll(cut)).hasMessageContaining("BAD_COMPRESSION");
    }
    assertThat(readAll(ListSource.of("whole", join(whole, new byte[] {'x'})))).isEqualTo(TEXT);
  }

  @Test
  void gzipThatInflatesBeyondMeasureIsRefused() throws IOException {
    ListSource bomb = ListSource.of("bomb", gzip(new byte[1 << 20], 200));

    assertThatThrownBy(() -> drain(bomb))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
  }

  @Test
  void xzChangesNothing() throws IOException {
    assertThat(readAll(ListSource.of("list.xz", xz(TEXT, 1)))).isEqualTo(TEXT);
  }

  @Test
  void xzInAZipChangesNothing() throws IOException {
    byte[] zip = zip(Map.of("folder/", new byte[0], "folder/list.xz", xz(TEXT, 1)));

    assertThat(readAll(ListSource.of("list.zip", zip))).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 20, 40})
  void xzThatIsCutOffIsRefused(int missing) throws IOException {
    byte[] whole = xz(TEXT, 1);
    ListSource cut = ListSource.of("cut", Arrays.copyOf(whole, whole.length - missing));

    assertThatThrownBy(() -> drain(cut))
        .isInstanceOf(ListFormatException.class)
        .hasMessage("cut: BAD_COMPRESSION: the xz is damaged or cut off; fetch it again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BZh91AY&SY", "(\u00b5/\u00fd", "7z\u00bc\u00af'\u001c", "PK\u0005\u0006"})
  void whatIsCompressedInAnotherWayIsNoText(String magic) {
    ListSource other = ListSource.of("other", magic.getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> readAll(other))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_COMPRESSION");
  }

  @Test
  void aTarIsNoText() throws IOException {
    byte[] tar = Arrays.copyOf("a.txt".getBytes(StandardCharsets.US_ASCII), 1024);
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);

    assertThatThrownBy(() -> readAll(ListSource.of("list.tar.gz", gzip(tar, 1))))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_COMPRESSION: it is a tar");
  }

  @Test
  void anotherNameChangesNothingElse() throws IOException {
    ListSource named = ListSource.of("memory", TEXT).named("x.fp.gz");

    assertThat(named.plainName()).isEqualTo("x.fp");
    assertThat(readAll(named)).isEqualTo(TEXT);
  }

  @Test
  void aZipOfSeveralFilesIsRefused() throws IOException {
    ListSource several = ListSource.of("two", zip(Map.of("a.txt", TEXT, "b.txt", TEXT)));

    assertThatThrownBy(() -> readAll(several))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("BAD_COMPRESSION: the zip holds several files");
  }

  @Test
  void compressionInCompressionHasAnEnd() throws IOException {
    ListSource nested = ListSource.of("nested", gzip(gzip(gzip(TEXT, 1), 1), 1));

    assertThatThrownBy(() -> readAll(nested))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("LIMIT_EXCEEDED: it is compressed more than 2 times");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 12, 30, 60})
  void compressionThatIsCutOffIsRefused(int length) throws IOException {
    for (byte[] whole : List.of(xz(TEXT, 100), zip(Map.of("a.txt", TEXT)))) {
      ListSource cut = ListSource.of("cut", Arrays.copyOf(whole, length));
      boolean recognised = length >= 6 || whole[0] == 'P';
      if (recognised) {
        assertThatThrownBy(() -> readAll(cut))
            .isInstanceOf(ListFormatException.class)
            .hasMessageContaining("BAD_COMPRESSION");
      } else {
        assertThat(readAll(cut)).hasSize(length);
      }
    }
  }

  @Test
  void xzThatInflatesBeyondMeasureIsRefused() throws IOException {
    ListSource bomb = ListSource.of("bomb", xz(new byte[1 << 20], 200));

    assertThatThrownBy(() -> drain(bomb))
        .isInstanceOf(ListFormatException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
  }

  private static byte[] xz(byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
      for (int i = 0; i < times; i++) {
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return bytes.toByteArray();
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

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
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
