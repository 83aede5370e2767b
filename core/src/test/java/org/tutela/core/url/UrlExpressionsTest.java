package org.tutela.core.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.hash.ContentHash;

class UrlExpressionsTest {

  static Stream<Arguments> vectors() throws IOException {
    return Stream.concat(
        vectors("expressions-v4.tsv", UrlProfile.SAFE_BROWSING_4),
        vectors("expressions-v5.tsv", UrlProfile.SAFE_BROWSING_5));
  }

  private static Stream<Arguments> vectors(String name, UrlProfile profile) throws IOException {
    Map<String, List<String[]>> byUrl = new LinkedHashMap<>();
    try (InputStream in =
        UrlExpressionsTest.class.getResourceAsStream("/vectors/safebrowsing/" + name)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              cells ->
                  byUrl.computeIfAbsent(cells[0], url -> new java.util.ArrayList<>()).add(cells));
    }
    return byUrl.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue(), profile));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void areThoseOfTheVectors(String url, List<String[]> rows, UrlProfile profile) throws Exception {
    List<String> expressions = UrlExpressions.of(CanonicalUrl.parse(url).orElseThrow(), profile);

    assertThat(expressions)
        .containsExactlyInAnyOrderElementsOf(rows.stream().map(r -> r[1]).toList());
    for (String[] row : rows) {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(row[1].getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(sha256)).isEqualTo(row[2]);
    }
  }

  @Test
  void areThirtyAtMost() {
    CanonicalUrl url =
        CanonicalUrl.parse("http://a.b.c.d.e.f.g.com/1/2/3/4/5.html?q").orElseThrow();

    assertThat(new TreeSet<>(UrlExpressions.of(url, UrlProfile.SAFE_BROWSING_4))).hasSize(30);
    assertThat(new TreeSet<>(UrlExpressions.of(url, UrlProfile.SAFE_BROWSING_5))).hasSize(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "co.uk", "unheard-of", "xn--p1ai", "xn--fiqs8s", "xn--55qx5d.cn"})
  void publicSuffixesAreKnown(String name) {
    assertThat(PublicSuffixes.isSuffix(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad.example", "example.co.uk", "github.io", "a_b.com", "a%2fb.com"})
  void otherNamesAreNone(String name) {
    assertThat(PublicSuffixes.isSuffix(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.example.co.uk, example.co.uk",
    "co.uk, co.uk",
    "a.b.example, b.example",
    "example, example",
    "a_b.c.unheard-of, c.unheard-of",
    "x.www.xn--55qx5d.cn, www.xn--55qx5d.cn"
  })
  void theRegistrableDomainIsBelowThePublicSuffix(String host, String domain) {
    assertThat(PublicSuffixes.registrable(host)).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource({
    "http://bad.example/a, https://user@BAD.example:8080/a#x",
    "http://bad.example/, bad.example",
    "http://bad.example/a?b, http://bad.example/./x/../a?b"
  })
  void schemePortAndUserDoNotCount(String one, String other) {
    assertThat(UrlHash.url(url(one))).isEqualTo(UrlHash.url(url(other)));
  }

  @Test
  void aHashHasTheDigestAroundTheKeyOfTheHost() throws Exception {
    ContentHash hash = UrlHash.url(url("https://bad.example/a?b"));
    byte[] sha256 =
        MessageDigest.getInstance("SHA-256")
            .digest("bad.example/a?b".getBytes(StandardCharsets.UTF_8));
    String digest = HexFormat.of().formatHex(sha256);

    assertThat(hash.hex())
        .isEqualTo(
            digest.substring(0, 32)
                + HexFormat.of().toHexDigits(HostKey.of("bad.example"))
                + digest.substring(32));
    assertThat(UrlHash.hostKey(hash)).isEqualTo(HostKey.of("bad.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "bad.example/a/b, bad.example/a/b, true",
    "bad.example/a/b/, bad.example/a/b, true",
    "www.bad.example/a/b, bad.example/a/b/c?d, true",
    "bad.example/a/b, www.bad.example/a/b?c, true",
    "bad.example, bad.example/a, true",
    "bad.example/a?b, bad.example/a?b, true",
    "bad.example/a/b, bad.example/a/bc, false",
    "bad.example/a/b, bad.example/a, false",
    "bad.example/a/b, x.bad.example/a/b, false",
    "bad.example/a?b, bad.example/a, false"
  })
  void aPrefixCoversItselfAndWhatLiesBelow(String listed, String asked, boolean covered) {
    CanonicalUrl url = url(asked);
    String host = UrlHash.withoutWww(url.host());

    assertThat(UrlHash.prefixes(host, url.pathAndQuery()).contains(UrlHash.prefix(url(listed))))
        .isEqualTo(covered);
  }

  private static CanonicalUrl url(String text) {
    return CanonicalUrl.parse(text).orElseThrow();
  }
}
