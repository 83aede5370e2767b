package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.url.CanonicalUrl;

/** Files of format 1.0 with addresses, written once and read for ever. */
class GoldenUrlFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"FULL", "DEVICE"})
  void answersAsOnTheDayItWasWritten(IndexProfile profile) throws IOException {
    Path file = golden(profile);
    for (Indexes.Opening opening : Indexes.Opening.values()) {
      try (HashIndex index = opening.open(file)) {
        UrlIndex urls = UrlIndex.of(index);
        assertThat(index.types())
            .containsExactly(
                HashType.URL, HashType.URL_PREFIX, HashType.DOMAIN_EXACT, HashType.DOMAIN_SUFFIX);
        for (int n = 0; n < 40; n++) {
          assertThat(found(urls, "https://page" + n + ".example/x?q=" + n)).isEqualTo("url ");
          assertThat(found(urls, "http://www.path" + n + ".example/a/b")).isEqualTo("url-prefix ");
          assertThat(found(urls, "http://host" + n + ".example/")).isEqualTo("domain-exact ");
          assertThat(found(urls, "http://a.name" + n + ".example/")).isEqualTo("domain-suffix ");
          assertThat(found(urls, "http://a.host" + n + ".example/")).isEmpty();
        }
      }
    }
  }

  private static String found(UrlIndex urls, String url) {
    StringBuilder found = new StringBuilder();
    for (AddressHit hit : urls.search(CanonicalUrl.parse(url).orElseThrow())) {
      found.append(hit.hit().type()).append(' ');
    }
    return found.toString();
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "DEVICE"})
  void theSameListsStillGiveTheSameBytes(IndexProfile profile) throws IOException {
    assertThat(Files.readAllBytes(Indexes.write(folder, compiler(profile))))
        .isEqualTo(Files.readAllBytes(golden(profile)));
  }

  /** The lists behind the golden files. */
  static IndexCompiler compiler(IndexProfile profile) {
    IndexCompiler compiler = IndexCompiler.builder().name("golden").profile(profile).build();
    Consumer<ListRecord> list = compiler.list(HashList.of("addresses"));
    for (int n = 0; n < 40; n++) {
      list.accept(entry(Address.Kind.URL, "http://page" + n + ".example/x?q=" + n));
      list.accept(entry(Address.Kind.URL_PREFIX, "http://path" + n + ".example/a"));
      list.accept(entry(Address.Kind.DOMAIN_EXACT, "host" + n + ".example"));
      list.accept(entry(Address.Kind.DOMAIN_SUFFIX, "name" + n + ".example"));
    }
    return compiler;
  }

  private static AddressEntry entry(Address.Kind kind, String text) {
    return new AddressEntry(
        new Address(kind, text),
        "A",
        "id",
        EntryRole.BLOCK,
        Optional.empty(),
        Opinions.NONE,
        "",
        "");
  }

  private Path golden(IndexProfile profile) throws IOException {
    String name = "/index/1.0-urls-" + profile.name().toLowerCase(Locale.ROOT) + ".tidx.gz";
    Path file = folder.resolve("golden.tidx");
    try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream(name));
        InputStream content = new GZIPInputStream(packed)) {
      Files.copy(content, file);
    }
    return file;
  }
}
