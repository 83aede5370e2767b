package org.tutela.core.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Locale;
import java.util.Optional;

/** Whatever the text, it has one canonical form or none, and the short way to a host agrees. */
class CanonicalUrlFuzzTest {

  @FuzzTest
  void parse(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Optional<CanonicalUrl> url = CanonicalUrl.parse(text);

    assertThat(url.map(CanonicalUrl::text).flatMap(CanonicalUrl::parse)).isEqualTo(url);
    long host = PlainUrl.host(text);
    if (host != PlainUrl.NOT_PLAIN) {
      String plain = text.substring((int) (host >>> 32), (int) host).toLowerCase(Locale.ROOT);
      assertThat(url.map(CanonicalUrl::host)).contains(plain);
    }
    url.ifPresent(CanonicalUrlFuzzTest::look);
  }

  private static void look(CanonicalUrl url) {
    assertThat(UrlExpressions.of(url, UrlProfile.SAFE_BROWSING_4)).hasSizeBetween(1, 30);
    assertThat(UrlExpressions.of(url, UrlProfile.SAFE_BROWSING_5)).hasSizeBetween(1, 30);
    String host = UrlHash.withoutWww(url.host());
    assertThat(UrlHash.prefixes(host, url.pathAndQuery())).contains(UrlHash.prefix(url));
  }
}
