package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.tutela.core.match.ListedHashes.hash;
import static org.tutela.core.match.ListedHashes.list;
import static org.tutela.core.match.ListedHashes.near;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.index.HashIndex;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.index.IndexProfile;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.Severity;

/** What each rule makes of a match, as a table. */
class MatchRulesTest {
  private static final HashList UK = list("hotline-uk", "GB");
  private static final HashList DE = list("hotline-de", "DE");
  private static final HashList USERS = list("users", "");

  private static final ContentHash PICTURE = hash(HashType.PDQ, 1);
  private static final ContentHash SHARED = hash(HashType.PDQ, 2);
  private static final ContentHash QUARREL = hash(HashType.PDQ, 3);
  private static final ContentHash POOR = hash(HashType.PDQ, 4);
  private static final ContentHash SHA256 = hash(HashType.SHA256, 1);
  private static final ContentHash MD5 = hash(HashType.MD5, 1);
  private static final ContentHash SHA1 = hash(HashType.SHA1, 1);

  private static HashIndex index() {
    return new ListedHashes("table")
        .block(UK, PICTURE, "A", "uk-1")
        .block(UK, SHARED, "B", "uk-2")
        .block(DE, SHARED, "B", "de-2")
        .disputed(USERS, QUARREL, "A", "user-3")
        .block(UK, POOR, "severe", "uk-4", 60)
        .block(UK, SHA256, "A", "uk-1")
        .block(UK, MD5, "A", "uk-1")
        .block(UK, SHA1, "A", "uk-1")
        .open();
  }

  private static MatchRules rules(String defaults) {
    return MatchRules.parse("rules.yaml", "{tutela_rules: 1, defaults: {" + defaults + "}}");
  }

  private static String outcome(MatchResult result) {
    return result
        .disposition()
        .map(d -> result.matches().get(0).evidence().id() + " " + d.id())
        .orElse("none");
  }

  @ParameterizedTest(name = "{0} at {1} bits, rules [{2}]: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        // What the defaults say.
        "SHA256  |  0 |                                                  | exact act",
        "MD5     |  0 |                                                  | exact_weak act",
        "SHA1    |  0 |                                                  | exact_weak act",
        "PICTURE |  0 |                                                  | near review",
        "PICTURE | 31 |                                                  | near review",
        "QUARREL |  0 |                                                  | near review",
        // Distance.
        "PICTURE | 10 | radius: 10                                       | near review",
        "PICTURE | 11 | radius: 10                                       | none",
        // Quality of the listed picture, where its list states one.
        "POOR    |  0 | entry_quality: 60                                | near review",
        "POOR    |  0 | entry_quality: 61                                | none",
        "PICTURE |  0 | entry_quality: 100                               | near review",
        // Sources and jurisdictions.
        "SHARED  |  5 | sources: 2                                       | near review",
        "PICTURE |  5 | sources: 2                                       | none",
        "SHARED  |  5 | sources: 3                                       | none",
        "PICTURE |  5 | jurisdictions: [DE]                              | none",
        "SHARED  |  5 | jurisdictions: [DE]                              | near review",
        "SHARED  |  5 | 'jurisdictions: [DE], sources: 2'                | none",
        "SHARED  |  5 | 'jurisdictions: [DE, GB], sources: 2'            | near review",
        "SHA256  |  0 | sources: 2                                       | none",
        // Disputed entries.
        "QUARREL |  0 | disputed: out                                    | none",
        "QUARREL |  0 | disputed: shadow                                 | near shadow",
        "QUARREL |  0 | 'disputed: act, meaning: {near: shadow}'         | near shadow",
        "QUARREL |  0 | 'disputed: out, sources: 1'                      | none",
        // What a match means.
        "SHA256  |  0 | 'meaning: {exact: review}'                       | exact review",
        "MD5     |  0 | 'meaning: {exact_weak: review}'                  | exact_weak review",
        "PICTURE |  0 | 'meaning: {near: act, near_strong: act}, act_on_near: true' | near act",
        "PICTURE |  0 | 'meaning: {near: shadow}'                        | near shadow",
        // A weak signal alone.
        "MD5     |  0 | 'alone: {exact_weak: review}'                    | exact_weak review",
        "SHA256  |  0 | 'alone: {exact_weak: review}'                    | exact act",
        "PICTURE |  0 | 'alone: {near: shadow}'                          | near shadow",
        // A strong perceptual match: distance and sources; a ready hash shows no quality.
        "SHARED  |  5 | 'near_strong: {quality: 0}'                      | near_strong review",
        "SHARED  |  5 | 'near_strong: {quality: 1}'                      | near review",
        "SHARED  | 16 | 'near_strong: {quality: 0}'                      | near review",
        "PICTURE |  5 | 'near_strong: {quality: 0}'                      | near review",
        "PICTURE |  5 | 'near_strong: {quality: 0, sources: 1}'          | near_strong review",
        "POOR    |  5 | 'near_strong: {quality: 0, sources: 1}'          | near_strong review",
      })
  void decides(String entry, int distance, String defaults, String expected) throws Exception {
    ContentHash listed =
        switch (entry) {
          case "SHA256" -> SHA256;
          case "MD5" -> MD5;
          case "SHA1" -> SHA1;
          case "POOR" -> POOR;
          case "SHARED" -> SHARED;
          case "QUARREL" -> QUARREL;
          default -> PICTURE;
        };
    String demands = Optional.ofNullable(defaults).orElse("").replace("'", "");
    ContentHash query = distance == 0 ? listed : near(listed, distance);
    try (HashIndex index = index()) {
      assertThat(outcome(Matcher.of(index, rules(demands)).match(query))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MD5 SHA1        | exact_weak act",
        "MD5 PDQ         | exact_weak act",
        "MD5             | exact_weak review",
        "PDQ             | near shadow",
        "PDQ SHA256      | exact act",
      })
  void secondSignalLiftsAWeakOne(String types, String expected) throws Exception {
    MatchRules rules = rules("alone: {exact_weak: review, near: shadow}");
    List<ContentHash> hashes =
        List.of(types.split(" ")).stream().map(type -> hash(HashType.of(type), 1)).toList();
    try (HashIndex index = index()) {
      assertThat(outcome(Matcher.of(index, rules).match(hashes))).isEqualTo(expected);
    }
  }

  @Test
  void firstRuleThatCoversAnEntryDecides() throws Exception {
    MatchRules rules =
        MatchRules.parse(
            "rules.yaml",
            """
            tutela_rules: 1
            defaults: {radius: 20}
            rules:
              - {id: uk-b, lists: [hotline-uk], categories: [B], radius: 5}
              - {id: uk, lists: [hotline-uk], meaning: {near: shadow}}
            """);
    try (HashIndex index = index()) {
      Matcher matcher = Matcher.of(index, rules);

      assertThat(matcher.match(near(SHARED, 5)).matches())
          .extracting(Match::rule, Match::radius, match -> match.list().name())
          .containsExactlyInAnyOrder(
              tuple("uk-b", 5, "hotline-uk"), tuple("default", 20, "hotline-de"));
      assertThat(matcher.match(near(SHARED, 6)).matches())
          .extracting(Match::rule)
          .containsExactly("default");
      assertThat(matcher.match(near(PICTURE, 20)).matches())
          .extracting(Match::rule, Match::disposition)
          .containsExactly(tuple("uk", Disposition.SHADOW));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severe        | 4 | grave shadow",
        "severe        | 1 | default review",
        "unknown       | 1 | grave shadow",
        "severe, none  | 4 | grave shadow",
        "sexual-activity | 4 | default review",
      })
  void ruleCoversEntriesOfItsSeverities(String severities, int picture, String expected)
      throws Exception {
    MatchRules rules =
        MatchRules.parse(
            "r",
            "{tutela_rules: 1, rules: [{id: grave, severities: ["
                + severities
                + "], meaning: {near: shadow}}]}");
    try (HashIndex index = index()) {
      assertThat(Matcher.of(index, rules).match(hash(HashType.PDQ, picture)).matches())
          .extracting(match -> match.rule() + " " + match.disposition().id())
          .containsExactly(expected);
    }
  }

  @Test
  void qualityOfEntriesNeedsAnIndexThatKeepsIt(@TempDir Path folder) throws Exception {
    MatchRules rules =
        MatchRules.parse(
            "r",
            """
            tutela_rules: 1
            defaults: {radius: 40, entry_quality: 60}
            rules:
              - {id: a}
              - {id: b, entry_quality: 0, radius: 30}
            """);
    IndexCompiler compiler = IndexCompiler.builder().profile(IndexProfile.DEVICE).build();
    compiler.list(UK).accept(ListEntry.of(PICTURE, "A", "1", ""));
    compiler.writeTo(folder.resolve("device.tidx"));
    try (HashIndex index = HashIndex.load(folder.resolve("device.tidx"))) {
      assertThatThrownBy(() -> Matcher.of(index, rules))
          .isInstanceOfSatisfying(
              ConfigException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(
                          p -> p.line() + ":" + p.column() + " " + p.message().substring(0, 6))
                      .containsExactlyInAnyOrder("2:20 radius", "2:39 entry_"));
    }
  }

  @Test
  void ruleForWhatTheIndexDoesNotHoldIsIdle() throws Exception {
    MatchRules rules =
        MatchRules.builder()
            .rule(MatchRule.builder("c").categories("C").build())
            .rule(MatchRule.builder("a").categories("A").build())
            .rule(MatchRule.builder("grave").severities(Severity.SEVERE).build())
            .rule(MatchRule.builder("mild").severities(Severity.NONE).build())
            .build();
    try (HashIndex index = index()) {
      assertThat(Matcher.of(index, rules).idleRules()).containsExactly("c", "mild");
    }
  }

  @Test
  void actingOnAPerceptualMatchIsSaidInSoManyWords() {
    MatchRule.Builder rule =
        MatchRule.builder("bold")
            .disposition(EvidenceLevel.NEAR, Disposition.ACT)
            .disposition(EvidenceLevel.NEAR_STRONG, Disposition.ACT);

    assertThatThrownBy(rule::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("actOnNear");
    assertThat(rule.actOnNear(true).build().disposition(EvidenceLevel.NEAR))
        .isEqualTo(Disposition.ACT);
  }

  @Test
  void strongerPerceptualMatchNeverMeansLess() {
    MatchRule.Builder rule =
        MatchRule.builder("odd").disposition(EvidenceLevel.NEAR_STRONG, Disposition.SHADOW);

    assertThatThrownBy(rule::build).hasMessageContaining("means less");
  }

  @Test
  void listThatTheIndexLacksIsAnErrorWhereItStands() throws Exception {
    MatchRules rules =
        MatchRules.parse(
            "rules.yaml",
            """
            tutela_rules: 1
            rules:
              - id: x
                lists: [hotline-uk, hotline-ukk]
                radius: 32
            """);
    try (HashIndex index = index()) {
      assertThatThrownBy(() -> Matcher.of(index, rules))
          .isInstanceOfSatisfying(
              ConfigException.class,
              e ->
                  assertThat(e.problems())
                      .extracting(ConfigException.Problem::toString)
                      .anyMatch(p -> p.startsWith("rules.yaml:4:25: unknown list \"hotline-ukk\""))
                      .anyMatch(p -> p.startsWith("rules.yaml:5:13: radius 32, but the index")));
    }
  }

  @Test
  void rulesFromCodeAreRefusedWithoutALine() throws Exception {
    MatchRules rules =
        MatchRules.builder().rule(MatchRule.builder("x").lists("nowhere").build()).build();
    try (HashIndex index = index()) {
      assertThatThrownBy(() -> Matcher.of(index, rules))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("nowhere");
    }
  }

  @Test
  void listIsHeededWhenItSuppressesOnlyIfAskedTo() throws Exception {
    HashList corrections = list("corrections", "");
    try (HashIndex index =
        new ListedHashes("suppressed")
            .block(UK, SHA256, "A", "uk-1")
            .entry(corrections, SHA256, "", "c-1", EntryRole.SUPPRESS, Opinions.NONE)
            .open()) {
      MatchRules heeding = MatchRules.builder().suppressingLists("corrections").build();

      assertThat(Matcher.of(index).match(SHA256).isMatch()).isTrue();
      MatchResult result = Matcher.of(index, heeding).match(SHA256);
      assertThat(result.isMatch()).isFalse();
      assertThat(result.suppressed())
          .extracting(MatchResult.Suppressed::author)
          .containsExactly("corrections");
    }
  }

  @Test
  void messagesAreScannedOnANamedLegalBasisOnly() throws Exception {
    MatchRules rules =
        MatchRules.parse(
            "rules.yaml",
            "{tutela_rules: 1, interpersonal_messages: {legal_basis: Sample Act 12}}");
    try (HashIndex index = index()) {
      assertThatThrownBy(() -> Matcher.of(index).forMessages())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("legal basis");
      assertThat(Matcher.of(index, rules).forMessages().match(SHA256).notes())
          .containsExactly("scanned on the legal basis: Sample Act 12");
    }
  }
}
