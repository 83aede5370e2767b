package org.tutela.filters.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tutela.filters.label.Label.State;

/** Whatever the bytes, reading ends with labels or with the declared exception. */
class LabelFuzzTest {
  private static final byte[] PAGE = page();

  @FuzzTest(maxDuration = "60s")
  void readsAnyBytes(byte[] bytes) {
    read(bytes);
  }

  @Property(tries = 300)
  void readsAPageWithDamage(
      @ForAll @IntRange(max = 1800) int at, @ForAll("pieces") String piece, @ForAll boolean cut) {
    int start = Math.min(at, PAGE.length);
    byte[] insert = piece.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] damaged = new byte[cut ? start + insert.length : PAGE.length + insert.length];
    System.arraycopy(PAGE, 0, damaged, 0, start);
    System.arraycopy(insert, 0, damaged, start, insert.length);
    if (!cut) {
      System.arraycopy(PAGE, start, damaged, start + insert.length, PAGE.length - start);
    }
    read(damaged);
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
        "\u00ff",
        "<!--",
        "<![CDATA[",
        "RTA-",
        ":",
        "\\u12",
        "[[[[[[[[",
        "<b itemprop=contentRating itemscope>",
        "1e999999999");
  }

  private static void read(byte[] bytes) {
    try {
      for (Label label : LabelReaders.read(LabelSource.read("fuzz", in(bytes)))) {
        assertThat(label.rating().isPresent()).isEqualTo(label.state() == State.RATED);
        assertThat(label.age().isPresent()).isEqualTo(label.state() == State.AGED);
        assertThat(label.text().length()).isLessThanOrEqualTo(200);
        assertThat(label.location()).isNotBlank();
      }
    } catch (IOException declared) {
      assertThat(declared).hasMessageContaining("fuzz");
    }
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] page() {
    try (InputStream in = LabelFuzzTest.class.getResourceAsStream("cinema.html")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
