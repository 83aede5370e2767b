package org.tutela.core.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Tombstone;
import org.tutela.core.url.CanonicalUrl;

/** What an index says of URLs, against the words of {@link Address.Kind} taken literally. */
class UrlIndexTest {
  private static final String[] LABELS = {"a", "b", "c", "www", "x-y", "1a"};
  private static final String[] SEGMENTS = {"a", "b", "c.html", "d"};

  private static final List<Address.Kind> KINDS =
      List.of(
          Address.Kind.URL,
          Address.Kind.URL_PREFIX,
          Address.Kind.DOMAIN_EXACT,
          Address.Kind.DOMAIN_SUFFIX);

  @TempDir private Path folder;

  static Stream<Arguments> openings() {
    return Stream.of(Indexes.Opening.values())
        .flatMap(
            opening ->
                Stream.of(IndexProfile.FULL, IndexProfile.DEVICE)
                    .map(profile -> Arguments.of(opening, profile)));
  }

  @ParameterizedTest
  @MethodSource("openings")
  void findsWhatCoversAUrlAndNothingElse(Indexes.Opening opening, IndexProfile profile)
      throws IOException {
    Random random = new Random(7);
    List<Address> listed = addresses(random, 300);
    Path file = compile(IndexCompiler.builder().name("urls").profile(profile), listed);

    try (HashIndex index = opening.open(file)) {
      UrlIndex urls = UrlIndex.of(index);
      int found = 0;
      for (int i = 0; i < 250; i++) {
        CanonicalUrl url = CanonicalUrl.parse(url(random)).orElseThrow();
        Set<String> expected = covering(listed, url);

        assertThat(described(index, urls, url)).as(url.text()).isEqualTo(expected);
        assertThat(urls.mayCover(url.text())).as(url.text()).isIn(true, !expected.isEmpty());
        found += expected.size();
      }
      assertThat(found).isGreaterThan(50);
    }
  }

  /** The category of each entry is the address that it lists. */
  private static Set<String> described(HashIndex index, UrlIndex urls, CanonicalUrl url) {
    Set<String> found = new TreeSet<>();
    for (AddressHit hit : urls.search(url)) {
      index.entries(hit.hit()).forEach(entry -> found.add(entry.category()));
    }
    return found;
  }

  private static Set<String> covering(List<Address> listed, CanonicalUrl url) {
    Set<String> covering = new TreeSet<>();
    for (Address address : listed) {
      if (covers(address, url)) {
        covering.add(address.kind().id() + " " + address.text());
      }
    }
    return covering;
  }

  private static boolean covers(Address address, CanonicalUrl url) {
    String text = address.text();
    String host = url.host();
    return switch (address.kind()) {
      case URL -> {
        CanonicalUrl listed = CanonicalUrl.parse(text).orElseThrow();
        yield listed.host().equals(host) && listed.pathAndQuery().equals(url.pathAndQuery());
      }
      case URL_PREFIX -> {
        CanonicalUrl listed = CanonicalUrl.parse(text).orElseThrow();
        String path = listed.pathAndQuery();
        boolean query = path.contains("?");
        String stem = !query && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean below =
            Stream.of("/", "?").anyMatch(mark -> url.pathAndQuery().startsWith(stem + mark));
        yield bare(listed.host()).equals(bare(host))
            && (url.pathAndQuery().equals(stem) || (!query && below));
      }
      case DOMAIN_EXACT -> host.equals(text);
      case DOMAIN_SUFFIX -> host.equals(text) || host.endsWith("." + text);
      case CIDR -> text.equals(host + "/32");
    };
  }

  private static String bare(String host) {
    return host.matches("www\\..+\\..+") ? host.substring(4) : host;
  }

  private static List<Address> addresses(Random random, int count) {
    Set<Address> addresses = new java.util.LinkedHashSet<>();
    addresses.add(new Address(Address.Kind.CIDR, "192.0.2.1/32"));
    while (addresses.size() < count) {
      Address.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      boolean url = kind == Address.Kind.URL || kind == Address.Kind.URL_PREFIX;
      String text = CanonicalUrl.parse(url(random)).orElseThrow().text();
      addresses.add(new Address(kind, url ? text : host(random)));
    }
    return new ArrayList<>(addresses);
  }

  private static String host(Random random) {
    StringBuilder host = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      host.append(LABELS[random.nextInt(LABELS.length)]).append('.');
    }
    return host.append("example").toString();
  }

  private static String url(Random random) {
    String host = random.nextInt(20) == 0 ? "192.0.2." + random.nextInt(3) : host(random);
    StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "https://");
    url.append(random.nextInt(8) == 0 ? host.toUpperCase(java.util.Locale.ROOT) : host);
    for (int i = random.nextInt(4); i > 0; i--) {
      url.append('/').append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
    }
    url.append(random.nextInt(3) == 0 ? "/" : "");
    return url.append(random.nextInt(3) == 0 ? "?q=" + random.nextInt(2) : "").toString();
  }

  private Path compile(IndexCompiler.Builder builder, List<Address> addresses) {
    IndexCompiler compiler = builder.build();
    Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"));
    addresses.forEach(address -> list.accept(entry(address)));
    return Indexes.write(folder, compiler);
  }

  private static AddressEntry entry(Address address) {
    return entry(address, "");
  }

  private static AddressEntry entry(Address address, String id) {
    return new AddressEntry(
        address,
        address.kind().id() + " " + address.text(),
        id,
        EntryRole.BLOCK,
        Optional.empty(),
        Opinions.NONE,
        "",
        "");
  }

  @Test
  void theOrderOfEntriesLeavesNoTrace() throws IOException {
    List<Address> listed = addresses(new Random(3), 200);
    Path one = compile(IndexCompiler.builder().name("urls"), listed);
    Collections.shuffle(listed, new Random(4));
    Path other = compile(IndexCompiler.builder().name("urls"), listed);

    assertThat(Files.mismatch(one, other)).isEqualTo(-1);
  }

  @Test
  void anIndexMadeOfAnotherHasTheSameBytes() throws IOException {
    for (IndexProfile profile : List.of(IndexProfile.FULL, IndexProfile.DEVICE)) {
      IndexCompiler.Builder builder = IndexCompiler.builder().name("urls").profile(profile);
      Path file = compile(builder, addresses(new Random(5), 200));
      IndexCompiler again = IndexCompiler.builder().name("urls").profile(profile).build();
      again.include(file, List.of(), list -> true);

      assertThat(Files.mismatch(Indexes.write(folder, again), file)).as("" + profile).isEqualTo(-1);
    }
  }

  @Test
  void anOverlayAnswersAsAFullBuildAndCompactsToItsBytes() throws IOException {
    Address stays = new Address(Address.Kind.DOMAIN_SUFFIX, "stays.example");
    Address goes = new Address(Address.Kind.URL, "http://goes.example/a");
    Address comes = new Address(Address.Kind.URL_PREFIX, "http://comes.example/b");
    Tombstone back =
        new Tombstone(Optional.empty(), Optional.of(goes), "", Optional.empty(), "", "");
    Path base = compile(IndexCompiler.builder().name("urls"), List.of(stays, goes));
    IndexCompiler update = IndexCompiler.builder().overlayOn(base).build();
    Consumer<ListRecord> list = update.list(HashList.of("synthetic"));
    list.accept(back);
    list.accept(entry(comes));
    Path overlay = Indexes.write(folder, update);
    IndexCompiler compacted = IndexCompiler.builder().name("urls").build();
    compacted.include(base, List.of(overlay), any -> true);

    try (HashIndex index = HashIndex.load(base, List.of(overlay))) {
      UrlIndex urls = UrlIndex.of(index);
      assertThat(described(index, urls, parse("http://www.stays.example/x"))).hasSize(1);
      assertThat(described(index, urls, parse("http://comes.example/b/c"))).hasSize(1);
      assertThat(described(index, urls, parse("http://goes.example/a"))).isEmpty();
      assertThat(urls.mayCover("http://comes.example/")).isTrue();
    }
    Path full = compile(IndexCompiler.builder().name("urls"), List.of(comes, stays));
    assertThat(Files.mismatch(Indexes.write(folder, compacted), full)).isEqualTo(-1);
  }

  @Test
  void aNewerRecordReplacesTheAddressOfItsId() throws IOException {
    Address old = new Address(Address.Kind.URL, "http://old.example/");
    Address fresh = new Address(Address.Kind.URL, "http://fresh.example/");
    IndexCompiler compiler = IndexCompiler.builder().build();
    compiler.list(HashList.of("l")).accept(entry(old, "7"));
    compiler.list(HashList.of("l")).accept(entry(fresh, "7"));

    try (HashIndex index = HashIndex.load(Indexes.write(folder, compiler))) {
      UrlIndex urls = UrlIndex.of(index);
      assertThat(urls.search(parse("http://old.example/"))).isEmpty();
      assertThat(urls.search(parse("http://fresh.example/"))).hasSize(1);
    }
  }

  @Test
  void whatIsNoAddressIsCountedAndNotLost() throws IOException {
    IndexCompiler compiler = IndexCompiler.builder().build();
    Consumer<ListRecord> list = compiler.list(HashList.of("l"));
    list.accept(entry(new Address(Address.Kind.URL, "http:///nohost")));
    list.accept(entry(new Address(Address.Kind.DOMAIN_SUFFIX, "")));
    list.accept(entry(new Address(Address.Kind.DOMAIN_EXACT, "a..b")));
    list.accept(entry(new Address(Address.Kind.CIDR, "300.1.1.1")));
    list.accept(entry(new Address(Address.Kind.CIDR, "192.0.2.0/24")));
    list.accept(entry(new Address(Address.Kind.CIDR, "2001:db8::1/128")));

    Path file = folder.resolve("x.tidx");
    CompileReport report = compiler.writeTo(file);

    assertThat(report.rejected())
        .containsEntry(ReasonCode.NO_HOST, 1L)
        .containsEntry(ReasonCode.BAD_DOMAIN, 2L)
        .containsEntry(ReasonCode.BAD_CIDR, 1L);
    assertThat(report.addresses()).isEqualTo(1);
    assertThat(report.accepted()).isEqualTo(1);
    try (HashIndex index = HashIndex.load(file)) {
      assertThat(index.types()).containsExactly(HashType.DOMAIN_EXACT);
      assertThat(UrlIndex.of(index).search(parse("http://[2001:DB8:0::1]/x"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://bad.example/, DOMAIN_SUFFIX, 0, 0",
    "http://a.b.bad.example/x, DOMAIN_SUFFIX, 2, 0",
    "http://p.example/x/y/z?q, URL_PREFIX, 0, 2",
    "http://www.p.example/x, URL_PREFIX, 1, 0"
  })
  void aHitSaysHowFarAboveTheAddressLies(String url, Address.Kind kind, int labels, int segments)
      throws IOException {
    Path file =
        compile(
            IndexCompiler.builder(),
            List.of(
                new Address(Address.Kind.DOMAIN_SUFFIX, "bad.example"),
                new Address(Address.Kind.URL_PREFIX, "http://www.p.example/x/")));

    try (HashIndex index = HashIndex.load(file)) {
      List<AddressHit> hits = UrlIndex.of(index).search(parse(url));
      assertThat(hits).hasSize(1);
      assertThat(hits.get(0).hit().type().id()).isEqualTo(kind.id());
      assertThat(hits.get(0).labelsBelow()).isEqualTo(labels);
      assertThat(hits.get(0).segmentsBelow()).isEqualTo(segments);
    }
  }

  @Test
  void anUnlistedHostIsRuledOutByTheFilter() throws IOException {
    Random random = new Random(11);
    List<Address> listed = addresses(random, 2000);
    Path file = compile(IndexCompiler.builder().name("urls"), listed);

    try (HashIndex index = HashIndex.load(file)) {
      UrlIndex urls = UrlIndex.of(index);
      int passed = 0;
      for (int i = 0; i < 20_000; i++) {
        passed += urls.mayCover("http://w" + i + ".unlisted.test/x") ? 1 : 0;
      }
      // Three looks, each of which lets one in a thousand or so pass.
      assertThat(passed).isLessThan(200);
      assertThat(UrlIndex.of(index).isEmpty()).isFalse();
    }
  }

  @Test
  void anIndexOfHashesOnlyRulesOutEverything() throws IOException {
    Path file = Indexes.compile(folder, IndexCompiler.builder(), List.of());

    try (HashIndex index = HashIndex.load(file)) {
      assertThat(UrlIndex.of(index).isEmpty()).isTrue();
      assertThat(UrlIndex.of(index).mayCover("http://bad.example/")).isFalse();
    }
  }

  @Test
  void aClosedIndexAnswersNothing() throws IOException {
    List<Address> listed = List.of(new Address(Address.Kind.DOMAIN_SUFFIX, "bad.example"));
    for (Indexes.Opening opening : Indexes.Opening.values()) {
      HashIndex index = opening.open(compile(IndexCompiler.builder(), listed));
      UrlIndex urls = UrlIndex.of(index);
      index.close();

      assertThatThrownBy(() -> urls.mayCover("http://other.example/"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aMappedFileThatWasCutNeverRulesOutWhatIsListed() throws IOException {
    List<Address> listed = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      listed.add(new Address(Address.Kind.DOMAIN_SUFFIX, "n" + i + ".example"));
    }
    Path file = compile(IndexCompiler.builder().profile(IndexProfile.DEVICE), listed);
    try (HashIndex index = HashIndex.map(file)) {
      UrlIndex urls = UrlIndex.of(index);
      assertThat(urls.mayCover("http://n1.example/")).isTrue();
      try (var channel =
          java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
        channel.truncate(sectionOffset(file));
      }
      for (int i = 0; i < 5000; i++) {
        String url = "http://n" + i + ".example/";
        assertThatThrownBy(() -> assertThat(urls.mayCover(url)).isTrue())
            .isInstanceOf(IndexFaultedException.class);
      }
    }
  }

  @Test
  void aFilterWithoutItsSectionIsCorrupt() throws IOException {
    Path file =
        compile(
            IndexCompiler.builder(), List.of(new Address(Address.Kind.URL, "http://bad.example/")));
    byte[] bytes = Files.readAllBytes(file);
    long at = sectionOffset(file);
    bytes[(int) at] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> HashIndex.load(file))
        .isInstanceOf(IndexCorruptException.class)
        .hasMessageContaining("hosts");
  }

  private static long sectionOffset(Path file) throws IOException {
    try (var channel = java.nio.channels.FileChannel.open(file)) {
      return IndexHeader.read(channel, "file").section(SectionKind.HOSTS).orElseThrow().offset();
    }
  }

  private static CanonicalUrl parse(String url) {
    return CanonicalUrl.parse(url).orElseThrow();
  }
}
