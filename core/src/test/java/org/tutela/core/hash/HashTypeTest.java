package org.tutela.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTypeTest {

  @Test
  void idsReadBackInAnyCase() {
    for (HashType type : HashType.known()) {
      assertThat(HashType.of(type.id())).isSameAs(type);
    }
    assertThat(HashType.of("SHA256")).isSameAs(HashType.SHA256);
  }

  @Test
  void vendorsBitStringHasNameAndWidth() {
    HashType type = HashType.bits("dinohash", 512);

    assertThat(type.id()).isEqualTo("bits:dinohash:512");
    assertThat(type.bytes()).isEqualTo(64);
    assertThat(type.kind()).isEqualTo(HashType.Kind.BITS);
    assertThat(HashType.of("bits:dinohash:512")).isEqualTo(type).hasSameHashCodeAs(type);
    assertThat(HashType.of("bits:dinohash:0512")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "md4", "bits:x:65", "bits:x:0", "bits::64", "bits:x:16448", "pdq "})
  void unknownIdIsRefused(String id) {
    assertThat(HashType.find(id)).isEmpty();
    assertThatThrownBy(() -> HashType.of(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bits:NAME:WIDTH");
  }

  @Test
  void knownTypesComeFirst() {
    assertThat(HashType.PHOTODNA).isLessThan(HashType.bits("a", 64));
    assertThat(HashType.bits("b", 64)).isGreaterThan(HashType.bits("a", 64));
    assertThat(HashType.MD5).isLessThan(HashType.SHA1);
  }
}
