package org.tutela.core.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {

  static Stream<Arguments> vectors() throws IOException {
    return Stream.concat(vectors("canonical-official.tsv"), vectors("canonical-extra.tsv"));
  }

  private static Stream<Arguments> vectors(String name) throws IOException {
    try (InputStream in =
        CanonicalUrlTest.class.getResourceAsStream("/vectors/safebrowsing/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> Arguments.of(string(cells[0]), cells[1]));
    }
  }

  private static String string(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void hasTheFormOfThePublishedVectors(String url, String canonical) {
    assertThat(CanonicalUrl.parse(url).map(CanonicalUrl::text)).contains(canonical);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void staysAsItIs(String url, String canonical) {
    assertThat(CanonicalUrl.parse(canonical).map(CanonicalUrl::text)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:///nohost", "", "   ", "mailto:someone", "http://...", "https:x"})
  void hasAHost(String url) {
    assertThat(CanonicalUrl.parse(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hxxp://bad[.]example/x",
        "[h]ttp://bad.example/x",
        "bad.example:8080/x",
        "//user:word@BAD.example./x#part"
      })
  void restoresWhatWasDefanged(String url) {
    assertThat(CanonicalUrl.parse(url).map(CanonicalUrl::text)).contains("http://bad.example/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"256.1.1.1", "1.2.3.4.5", "09.1.1.1", "1.2.3.099"})
  void keepsAsANameWhatIsNoAddress(String host) {
    assertThat(CanonicalUrl.parse("http://" + host + "/").map(CanonicalUrl::host)).contains(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bad.Example.", "bad.example", "bad。example"})
  void namesOfOneDomainAreEqual(String name) {
    assertThat(DomainName.parse(name)).isEqualTo(Optional.of(new DomainName("bad.example")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "-a.example", "a b", "*.example", "1.2.3.4", "a%2e.b"})
  void refusesWhatIsNoName(String name) {
    assertThat(DomainName.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4/33", "1.2.3", "01.2.3.4", "::/129", "1::2::3", "1.2.3.4/"})
  void refusesWhatIsNoRange(String range) {
    assertThat(IpRange.parse(range)).isEmpty();
  }
}
