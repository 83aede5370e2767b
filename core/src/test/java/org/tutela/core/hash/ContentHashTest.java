package org.tutela.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

  @Property
  void hexRoundTripsInBothCases(@ForAll @Size(32) byte[] bytes) {
    ContentHash hash = ContentHash.of(HashType.PDQ, bytes);

    assertThat(ContentHash.parse(HashType.PDQ, hash.hex())).isEqualTo(hash);
    assertThat(ContentHash.parse(HashType.PDQ, hash.hex().toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(hash);
    assertThat(hash.toBytes()).isEqualTo(bytes);
  }

  @Property
  void distanceIsTheNumberOfDifferingBits(
      @ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
    int expected = 0;
    for (int bit = 0; bit < 256; bit++) {
      int mask = 1 << (bit & 7);
      expected += (one[bit >> 3] & mask) == (other[bit >> 3] & mask) ? 0 : 1;
    }

    assertThat(ContentHash.of(HashType.PDQ, one).distance(ContentHash.of(HashType.PDQ, other)))
        .isEqualTo(expected);
  }

  @Test
  void firstDigitIsTheHighestOfWordZero() {
    ContentHash hash = ContentHash.parse(HashType.PDQ, "8" + "0".repeat(62) + "1");

    assertThat(hash.word(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(hash.word(3)).isEqualTo(1);
    assertThat(hash.byteAt(0)).isEqualTo(0x80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bc94f410b1446a9ac5b1479302aaa52",
        "bc94f410b1446a9ac5b1479302aaa52dd",
        "gc94f410b1446a9ac5b1479302aaa52d",
        "bc94f410b1446a9ac5b1479302aaa52\uff11",
        " c94f410b1446a9ac5b1479302aaa52d"
      })
  void malformedTextIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ContentHash.parse(HashType.MD5, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("94f410b1446a9a");
  }

  @Test
  void textFormHidesTheValue() {
    ContentHash hash = ContentHash.parse(HashType.MD5, "bc94f410b1446a9ac5b1479302aaa52d");

    assertThat(hash).hasToString("md5(...)");
  }

  @Test
  void noDistanceBetweenDigests() {
    ContentHash digest = ContentHash.of(HashType.SHA256, new byte[32]);
    ContentHash pdq = ContentHash.of(HashType.PDQ, new byte[32]);

    assertThatThrownBy(() -> digest.distance(digest)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pdq.distance(digest)).isInstanceOf(IllegalArgumentException.class);
  }
}
