package org.tutela.core.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the canonical form, and of the short way to a host. */
class CanonicalUrlPropertiesTest {
  private static final String[] PIECES = {
    "http",
    "https",
    "hxxp",
    "[h]ttp",
    "ftp",
    "://",
    ":",
    "/",
    "//",
    "\\",
    "?",
    "#",
    "@",
    ":80",
    ":8a",
    "[.]",
    "[://]",
    "[",
    "]",
    "::1",
    "%",
    "%2",
    "%25",
    "%2e",
    "%2F",
    "%5c",
    "%5B",
    "%3f",
    "%40",
    "%23",
    "%80",
    "%c3%bc",
    "%EF%BC%85",
    "\uff0541",
    ".",
    "..",
    "...",
    "a",
    "B",
    "bad.example",
    "www.",
    "xn--",
    "\u00fc",
    "\u0130",
    "\u2100",
    "\u3002",
    "\uff0e",
    "\u200b",
    "\uff11",
    "\uff0f",
    "0x7f",
    "017",
    "1",
    "256",
    "3279880203",
    " ",
    "\t",
    "\n",
    "\u0001",
    "\u0080",
    "\u00a0",
    "\ud800",
    "_",
    "-",
    "=",
    "&",
    ";",
    "%2541",
    "%%33",
    "25",
    "\u00df"
  };

  @Provide
  Arbitrary<String> urls() {
    return Arbitraries.of(PIECES).list().ofMaxSize(9).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> plainUrls() {
    Arbitrary<String> host =
        Arbitraries.of("a", "B", "1", "-", "_", ".", "example", "0x1", "co.uk")
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(pieces -> String.join("", pieces));
    Arbitrary<String> tail =
        Arbitraries.of(
            "", "/", ":80", ":80/x", "?q", "#f", "/%2e%2e/a[.]b", ":", ":8x/", "\\x", " ");
    return Combinators.combine(Arbitraries.of("http", "HTTPS", "ftp", "x-y", "hxxp"), host, tail)
        .as((scheme, name, rest) -> scheme + "://" + name + rest);
  }

  @Property(tries = 1000)
  void theCanonicalFormIsItsOwn(@ForAll @From("urls") String url) {
    Optional<String> once = CanonicalUrl.parse(url).map(CanonicalUrl::text);

    assertThat(once.flatMap(CanonicalUrl::parse).map(CanonicalUrl::text)).isEqualTo(once);
  }

  @Property(tries = 500)
  void theCanonicalFormIsPrintableAscii(@ForAll @From("urls") String url) {
    CanonicalUrl.parse(url)
        .ifPresent(
            canonical -> {
              assertThat(canonical.host()).isNotEmpty().matches("[!-~&&[^#]]+");
              assertThat(canonical.pathAndQuery()).startsWith("/").matches("[!-~&&[^#]]+");
              assertThat(canonical.host()).doesNotContain("/", "?", "@", "\\");
            });
  }

  @Property(tries = 500)
  void whatStandsAroundTheHostDoesNotCount(@ForAll @From("plainUrls") String url) {
    Optional<CanonicalUrl> plain = CanonicalUrl.parse(url);
    String decorated = " " + url.replace("://", "://user:p%61ss@") + "\n";

    assertThat(CanonicalUrl.parse(decorated)).isEqualTo(plain);
  }

  @Property(tries = 1000)
  void theHostOfAPlainUrlIsTheCanonicalOne(@ForAll @From("plainUrls") String url) {
    long host = PlainUrl.host(url);

    if (host != PlainUrl.NOT_PLAIN) {
      String found = url.substring((int) (host >>> 32), (int) host).toLowerCase(Locale.ROOT);
      assertThat(CanonicalUrl.parse(url).map(CanonicalUrl::host)).contains(found);
    }
  }

  @Property(tries = 500)
  void noOddUrlIsTakenForAPlainOne(@ForAll @From("urls") String url) {
    long host = PlainUrl.host(url);

    if (host != PlainUrl.NOT_PLAIN) {
      String found = url.substring((int) (host >>> 32), (int) host).toLowerCase(Locale.ROOT);
      assertThat(CanonicalUrl.parse(url).map(CanonicalUrl::host)).contains(found);
    }
  }
}
