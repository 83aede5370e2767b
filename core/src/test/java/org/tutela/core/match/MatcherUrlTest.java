package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.Opinions;

/** URLs as input: what covers them, and what the rules make of it. */
class MatcherUrlTest {
  private static final HashList UK =
      new HashList("uk", "GB", org.tutela.core.image.PdqDialect.CORE);
  private static final HashList DE =
      new HashList("de", "DE", org.tutela.core.image.PdqDialect.CORE);
  private static final List<Disposition> DISPOSITIONS =
      List.of(Disposition.ACT, Disposition.REVIEW, Disposition.SHADOW);
  private static final String[] URLS = {
    "http://bad.example/a?b",
    "https://BAD.example:443/a?b#c",
    "http://bad.example/a",
    "http://deep.evil.example/",
    "http://evil.example",
    "http://p.example/x/y",
    "http://192.0.2.7/",
    "http:///nohost",
    "http://harmless.example/a?b"
  };

  private static HashIndex index(IndexProfile profile) throws IOException {
    Path file = Files.createTempFile("urls", ".tidx");
    try (IndexCompiler compiler =
        IndexCompiler.builder().name("hotlines").profile(profile).build()) {
      Consumer<ListRecord> uk = compiler.list(UK);
      uk.accept(entry(Address.Kind.URL, "http://bad.example/a?b", "A", "uk-1"));
      uk.accept(entry(Address.Kind.DOMAIN_SUFFIX, "evil.example", "B", "uk-2"));
      uk.accept(entry(Address.Kind.CIDR, "192.0.2.7/32", "B", "uk-3"));
      Consumer<ListRecord> de = compiler.list(DE);
      de.accept(entry(Address.Kind.DOMAIN_SUFFIX, "bad.example", "", "de-1"));
      de.accept(entry(Address.Kind.DOMAIN_SUFFIX, "evil.example", "", "de-2"));
      de.accept(entry(Address.Kind.URL_PREFIX, "http://p.example/x", "", "de-3"));
      compiler.writeTo(file);
      return HashIndex.load(file);
    } finally {
      Files.delete(file);
    }
  }

  private static AddressEntry entry(Address.Kind kind, String text, String category, String id) {
    Opinions none = Opinions.NONE;
    Address address = new Address(kind, text);
    return new AddressEntry(
        address, category, id, EntryRole.BLOCK, Optional.empty(), none, "line 1", "");
  }

  @Test
  void aMatchSaysWhatCoversTheUrlAndNothingOfIt() throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      MatchResult result = Matcher.of(index).matchUrl("HTTPS://user@www.Deep.evil.example:8080/x");

      assertThat(result.matches())
          .extracting(Match::sourceId, Match::evidence, Match::disposition, Match::sources)
          .containsExactly(
              tuple("de-2", EvidenceLevel.EXACT, Disposition.ACT, 2),
              tuple("uk-2", EvidenceLevel.EXACT, Disposition.ACT, 2));
      assertThat(result.matches().get(1).explain())
          .isEqualTo(
              "domain-suffix covers it from 2 labels above (exact): list \"uk\", category B, entry"
                  + " uk-2, jurisdiction GB, vouched for by 2 lists; act");
      assertThat(result.json() + result + result.matches().get(0).explain())
          .doesNotContain("evil.example");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://bad.example/a?b, url is equal (exact)",
    "http://p.example/x?q, url-prefix is equal (exact)",
    "http://www.p.example/x/y/z, url-prefix covers it from 1 label and 2 segments above (exact)",
    "http://p.example/x/y, url-prefix covers it from 1 segment above (exact)",
    "http://0xC0000207/any, domain-exact is equal (exact)"
  })
  void anExplanationNamesTheLevel(String url, String begin) throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      MatchResult result = Matcher.of(index).matchUrl(url);

      assertThat(result.matches()).extracting(Match::explain).anyMatch(t -> t.startsWith(begin));
    }
  }

  @Test
  void jsonIsAsItsSchemaSays() throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      String json = Matcher.of(index).matchUrl("http://www.p.example/x/y/z").json();

      assertThat(Schema.read("match-result.schema.json").problems(json)).isEmpty();
      assertThat(json).contains("\"labelsBelow\":1,\"segmentsBelow\":2");
    }
  }

  @Test
  void aDeviceComparesTruncatedDigestsAndSaysSo() throws IOException {
    try (HashIndex index = index(IndexProfile.DEVICE)) {
      MatchResult result = Matcher.of(index).matchUrl("http://bad.example/a?b");

      assertThat(result.matches())
          .extracting(Match::evidence)
          .containsOnly(EvidenceLevel.EXACT_TRUNCATED)
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:///nohost", "", "mailto:someone", "http://[::1::]/"})
  void whatHasNoHostIsUnscanned(String url) throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      MatchResult result = Matcher.of(index).matchUrl(url);

      assertThat(result.scan()).isEqualTo(MatchResult.Scan.UNSCANNED);
      assertThat(result.reason()).startsWith("NO_HOST");
    }
  }

  @Test
  void contentIsNotHashedForAddresses() throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      byte[] content = "http://bad.example/a?b".getBytes(java.nio.charset.StandardCharsets.UTF_8);

      assertThat(Matcher.of(index).match(java.nio.ByteBuffer.wrap(content)).isMatch()).isFalse();
    }
  }

  @Test
  void aSuppressionCoversOneEntryAndNoOther() throws IOException {
    String rules =
        """
        tutela_rules: 1
        suppressions:
          - {type: domain-suffix, address: BAD.example, reason: sold, author: kim, expires: 2027-01-01}
        """;
    assertThat(Schema.read("match-rules.schema.json").problems(rules)).isEmpty();
    try (HashIndex index = index(IndexProfile.FULL)) {
      Matcher matcher =
          Matcher.builder(index)
              .rules(MatchRules.parse("rules", rules))
              .clock(Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC))
              .build();

      MatchResult result = matcher.matchUrl("http://bad.example/a?b");
      assertThat(result.matches()).extracting(Match::sourceId).containsExactly("uk-1");
      assertThat(result.suppressed()).hasSize(1);
      assertThat(matcher.matchUrl("http://x.bad.example/").isMatch()).isFalse();
    }
  }

  @Test
  void aSuppressionOfNoAddressIsRefusedInItsPlace() {
    String rules =
        """
        tutela_rules: 1
        suppressions:
          - {type: url, address: "http:///x", reason: r, author: a, expires: 2027-01-01}
        """;

    assertThatThrownBy(() -> MatchRules.parse("rules", rules))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("3:")
        .hasMessageContaining("expected an address of type url");
  }

  @Test
  void addressesOfOneUrlAreOneSignal() throws IOException {
    MatchRules rules =
        MatchRules.of(
            MatchRule.builder(MatchRules.BASE)
                .alone(EvidenceLevel.EXACT, Disposition.REVIEW)
                .build());
    try (HashIndex index = index(IndexProfile.FULL)) {
      MatchResult result = Matcher.of(index, rules).matchUrl("http://bad.example/a?b");

      assertThat(result.matches()).hasSize(2);
      assertThat(result.disposition()).contains(Disposition.REVIEW);
    }
  }

  @Test
  void aBatchAnswersAsOneByOne() throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      Matcher matcher = Matcher.of(index);
      Iterator<MatchInput> inputs =
          List.of(URLS).stream().map(url -> MatchInput.ofUrl("a name", url)).iterator();
      List<MatchResult> results = new ArrayList<>();
      MatchBatch.of(Runnable::run, 3)
          .run(inputs, matcher::match, StopCondition.NEVER, (input, r) -> results.add(r));

      assertThat(results).isEqualTo(List.of(URLS).stream().map(matcher::matchUrl).toList());
      assertThat(results).filteredOn(MatchResult::isMatch).hasSize(7);
    }
  }

  @Test
  void messagesBetweenPeopleCarryTheLegalBasis() throws IOException {
    MatchRules rules = MatchRules.builder().legalBasis("Sample Act 12").build();
    try (HashIndex index = index(IndexProfile.FULL)) {
      Matcher matcher = Matcher.of(index, rules).forMessages();

      assertThat(matcher.matchUrl("http://harmless.example/").notes()).hasSize(1);
      assertThat(matcher.matchUrl("http://evil.example/").notes()).hasSize(1);
    }
  }

  @Test
  void aLiveMatcherAnswersForUrls() throws Exception {
    try (LiveMatcher live = LiveMatcher.of(index(IndexProfile.FULL), builder -> builder)) {
      assertThat(live.matchUrl("http://evil.example/x").isMatch()).isTrue();
      assertThat(live.matchUrl("http://harmless.example/x").isMatch()).isFalse();
    }
  }

  @Provide
  Arbitrary<MatchRule> demands() {
    return Arbitraries.integers()
        .between(0, 47)
        .map(
            n ->
                MatchRule.builder(MatchRules.BASE)
                    .minimumSources(1 + n % 2)
                    .jurisdictions(
                        n / 2 % 3 == 0
                            ? new String[0]
                            : new String[] {n / 2 % 3 == 1 ? "GB" : "DE"})
                    .alone(EvidenceLevel.EXACT, DISPOSITIONS.get(n / 6 % 3))
                    .build());
  }

  @Property(tries = 60)
  void demandsOnlyTakeMatchesAway(@ForAll @From("demands") MatchRule rule) throws IOException {
    try (HashIndex index = index(IndexProfile.FULL)) {
      Matcher strict = Matcher.of(index, MatchRules.of(rule));
      Matcher standard = Matcher.of(index);
      for (String url : URLS) {
        assertThat(strict.matchUrl(url).matches())
            .extracting(Match::sourceId)
            .isSubsetOf(standard.matchUrl(url).matches().stream().map(Match::sourceId).toList());
      }
    }
  }
}
