package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainSetTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org",
    "WWW.Example.ORG., www.example.org",
    "bücher.test, xn--bcher-kva.test",
    "例え.テスト, xn--r8jz45g.xn--zckzah",
    "_dmarc.a-b.test, _dmarc.a-b.test"
  })
  void writesANameInOneWay(String name, String normalized) {
    assertThat(DomainName.of(name).map(DomainName::toString)).contains(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", ".a", "-a.test", "a.test-", "a b.test", "a/b", "a:80"})
  void refusesWhatIsNoName(String text) {
    assertThat(DomainName.of(text)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(DomainName.of("a".repeat(63) + ".test")).isPresent();
    assertThat(DomainName.of("a".repeat(64) + ".test")).isEmpty();
    assertThat(DomainName.of("a.".repeat(126) + "b")).isPresent();
    assertThat(DomainName.of("a.".repeat(127) + "b")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a.test, a.test", "x.y.a.test, a.test", "ba.test, ''", "test, ''", "b.org, b.org"})
  void holdsEveryNameBelowItsEntries(String name, String entry) {
    assertThat(DomainSet.of(List.of(name("a.test"), name("b.org"))).find(name(name)))
        .isEqualTo(entry);
  }

  private static DomainName name(String text) {
    return DomainName.of(text).orElseThrow();
  }
}
