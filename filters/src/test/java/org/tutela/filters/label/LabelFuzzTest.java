package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.filters.label.Label.State;

/** Whatever the bytes and whatever the format, reading ends with labels or a declared exception. */
class LabelFuzzTest {
  private static final int PREFIX_STEPS = 64;

  /** The first byte chooses the format; the rest is the content. */
  @FuzzTest(maxDuration = "60s")
  void readsAnyBytesInAnyFormat(byte[] bytes) {
    LabelFormat[] formats = LabelFormat.values();
    int chosen = bytes.length == 0 ? 0 : (bytes[0] & 0xff) % formats.length;
    checkRead(
        bytes.length == 0 ? bytes : Arrays.copyOfRange(bytes, 1, bytes.length), formats[chosen]);
  }

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytes(byte[] bytes) throws IOException {
    checkRead(bytes, LabelReaders.sniff(LabelFixtures.source(bytes)));
  }

  static List<Path> fixtures() {
    return LabelFixtures.files();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAFileThatBreaksOff(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i <= PREFIX_STEPS; i++) {
      int length = (int) ((long) bytes.length * i / PREFIX_STEPS);
      checkRead(Arrays.copyOf(bytes, length), LabelFixtures.format(file));
    }
  }

  @Property(tries = 2000)
  void readsAFileWithDamage(
      @ForAll("files") Path file, @ForAll("pieces") String piece, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    byte[] bytes = Files.readAllBytes(file);
    byte[] insert = piece.getBytes(StandardCharsets.ISO_8859_1);
    int at = random.nextInt(bytes.length + 1);
    byte[] damaged = Arrays.copyOf(bytes, bytes.length + insert.length);
    System.arraycopy(insert, 0, damaged, at, insert.length);
    System.arraycopy(bytes, at, damaged, at + insert.length, bytes.length - at);
    for (int flips = random.nextInt(4); flips > 0; flips--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    checkRead(damaged, LabelFixtures.format(file));
  }

  @Property(tries = 500)
  void readsAFileAsIfItWereAnother(@ForAll("files") Path file, @ForAll LabelFormat format)
      throws IOException {
    checkRead(Files.readAllBytes(file), format);
  }

  @Provide
  Arbitrary<Path> files() {
    return Arbitraries.of(LabelFixtures.files());
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
        "",
        "\"",
        "{",
        "}",
        "]",
        "<",
        "</script>",
        "\u0000",
        "\u0000\u0000\u0000\u0000",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "\u007f\u00ff\u00ff\u00ff",
        "\u0080\u0000\u0000\u0001",
        "<!--",
        "<![CDATA[",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>&a;",
        "RTA-",
        ":",
        "(((((",
        "|",
        "\\u12",
        "[[[[[[[[",
        "<b itemprop=contentRating itemscope>",
        "1e999999999");
  }

  private static void checkRead(byte[] bytes, LabelFormat format) {
    try {
      for (Label label : LabelReaders.read(LabelFixtures.source(bytes), format)) {
        assertThat(label.rating().isPresent()).isEqualTo(label.state() == State.RATED);
        assertThat(label.age().isPresent()).isEqualTo(label.state() == State.AGED);
        assertThat(label.text().length()).isLessThanOrEqualTo(200);
        assertThat(label.location()).isNotBlank();
      }
    } catch (IOException declared) {
      assertThat(declared).hasMessageContaining("fixture");
    }
  }
}
