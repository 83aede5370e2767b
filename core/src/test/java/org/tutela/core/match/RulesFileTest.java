package org.tutela.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.list.Severity;

/** The file form of the rules, and the schema that is published for it. */
class RulesFileTest {
  private static final Schema SCHEMA = Schema.read("match-rules.schema.json");

  private static final String FULL =
      """
      tutela_rules: 1
      defaults:
        radius: 20
        quality: 60
        entry_quality: 55
        sources: 2
        jurisdictions: [GB, DE]
        disputed: out
        dialects: [core, resize-512]
        variants: framed
        near_strong: {distance: 8, quality: 90, sources: 3}
        alone: {exact_weak: review, near: shadow}
        meaning: {exact: act, exact_weak: act, near_strong: act, near: review}
        act_on_near: true
      rules:
        - id: strict
          lists: [hotline]
          categories: [A, B]
          severities: [severe, unknown]
          radius: 10
      suppressions:
        - {type: md5, hash: 00112233445566778899aabbccddeeff, reason: logo, author: kim, expires: "2027-01-01"}
      suppressing_lists: [corrections]
      flood: {contents: 5, minutes: 10, tracked: 100}
      interpersonal_messages: {legal_basis: Sample Act 12}
      """;

  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() throws Exception {
    MatchRules rules = MatchRules.read(Files.writeString(folder.resolve("rules.yaml"), FULL));

    MatchRule base = rules.base();
    assertThat(base.radius()).hasValue(20);
    assertThat(base.minimumQuality()).isEqualTo(60);
    assertThat(base.minimumEntryQuality()).isEqualTo(55);
    assertThat(base.minimumSources()).isEqualTo(2);
    assertThat(base.jurisdictions()).containsExactlyInAnyOrder("GB", "DE");
    assertThat(base.disputed()).isEmpty();
    assertThat(base.dialects()).containsExactlyInAnyOrder(PdqDialect.values());
    assertThat(base.variants()).isEqualTo(QueryVariants.FRAMED);
    assertThat(base.nearStrong()).isEqualTo(new NearStrong(8, 90, 3));
    assertThat(base.alone(EvidenceLevel.NEAR)).isEqualTo(Disposition.SHADOW);
    assertThat(base.alone(EvidenceLevel.EXACT)).isEqualTo(Disposition.ACT);
    assertThat(base.disposition(EvidenceLevel.NEAR_STRONG)).isEqualTo(Disposition.ACT);
    MatchRule strict = rules.rules().get(0);
    assertThat(strict.id()).isEqualTo("strict");
    assertThat(strict.categories()).containsExactlyInAnyOrder("A", "B");
    assertThat(strict.severities()).containsExactlyInAnyOrder(Severity.SEVERE, Severity.UNKNOWN);
    assertThat(strict.radius()).hasValue(10);
    assertThat(strict.minimumEntryQuality()).isEqualTo(55);
    assertThat(strict.minimumQuality()).isEqualTo(60);
    assertThat(rules.suppressions().get(0).expires())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(rules.suppressingLists()).containsExactly("corrections");
    assertThat(rules.flood().map(FloodLimit::contents)).contains(5);
    assertThat(rules.legalBasis()).contains("Sample Act 12");
    assertThat(SCHEMA.problems(FULL)).isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{tutela_rules: 2}                                                   | 1:16",
        "{}                                                                  | 1:1",
        "{tutela_rules: 1, radius: 3}                                        | 1:19",
        "{tutela_rules: 1, defaults: {radius: -1}}                           | 1:38",
        "{tutela_rules: 1, defaults: {quality: 101}}                         | 1:39",
        "{tutela_rules: 1, defaults: {entry_quality: 101}}                   | 1:45",
        "{tutela_rules: 1, rules: [{id: a, severities: [grave]}]}            | 1:48",
        "{tutela_rules: 1, defaults: {severities: [severe]}}                 | 1:30",
        "{tutela_rules: 1, defaults: {sources: 0}}                           | 1:39",
        "{tutela_rules: 1, defaults: {disputed: maybe}}                      | 1:40",
        "{tutela_rules: 1, defaults: {dialects: [cpp]}}                      | 1:41",
        "{tutela_rules: 1, defaults: {meaning: {close: act}}}                | 1:40",
        "{tutela_rules: 1, defaults: {variants: some}}                       | 1:40",
        "{tutela_rules: 1, rules: [{radius: 3}]}                             | 1:27",
        "{tutela_rules: 1, interpersonal_messages: {legal_basis: ' '}}       | 1:57",
        "{tutela_rules: 1, interpersonal_messages: {}}                       | 1:43",
        "{tutela_rules: 1, flood: {minutes: 0}}                              | 1:36",
      })
  void fileAndSchemaRefuseTheSame(String text, String position) {
    assertThatThrownBy(() -> MatchRules.parse("r", text))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("r:" + position + ":");
    assertThat(SCHEMA.problems(text)).isNotEmpty();
  }

  @Test
  void allProblemsAreSaidAtOnce() {
    String text =
        """
        tutela_rules: 1
        rules:
          - {id: a, meaning: {near: act}}
          - {id: a, meaning: {near_strong: shadow}}
        suppressions:
          - {type: md5, hash: 0g, reason: x, author: y, expires: soon}
          - {type: md6, hash: "00", reason: x, author: y, expires: "2027-01-01"}
        """;

    assertThatThrownBy(() -> MatchRules.parse("r", text))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .extracting(ConfigException.Problem::line)
                    .containsExactly(3, 4, 4, 6, 6, 7));
  }

  @Test
  void messageOfABadSuppressionDoesNotRepeatTheHash() {
    String hash = "00112233445566778899aabbccddeef";

    assertThatThrownBy(
            () ->
                MatchRules.parse(
                    "r", "{tutela_rules: 1, suppressions: [{type: md5, hash: " + hash + "}]}"))
        .isInstanceOf(ConfigException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(hash));
  }

  @Test
  void schemaHasTheKeysOfTheReader() {
    assertThat(SCHEMA.properties().keySet()).isEqualTo(Set.copyOf(RulesReader.TOP));
    assertThat(SCHEMA.properties("$defs", "demands").keySet())
        .isEqualTo(Set.copyOf(RulesReader.DEMANDS));
    assertThat(SCHEMA.properties("$defs", "rule").keySet())
        .isEqualTo(Set.copyOf(RulesReader.concat(RulesReader.SCOPE, RulesReader.DEMANDS)));
    assertThat(SCHEMA.properties("$defs", "suppression").keySet())
        .isEqualTo(Set.copyOf(RulesReader.SUPPRESSION));
    assertThat(SCHEMA.properties("$defs", "flood").keySet())
        .isEqualTo(Set.copyOf(RulesReader.FLOOD));
    assertThat(SCHEMA.properties("$defs", "near_strong").keySet())
        .isEqualTo(Set.copyOf(RulesReader.NEAR_STRONG));
    assertThat(SCHEMA.properties("$defs", "levels").keySet())
        .containsExactlyInAnyOrder(
            Arrays.stream(EvidenceLevel.values()).map(EvidenceLevel::id).toArray(String[]::new));
  }

  @Test
  void examplesOfTheDocumentationAreValid() throws Exception {
    Matcher examples =
        Pattern.compile("```yaml\n(tutela_rules:.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/matching.md")));
    int found = 0;
    for (; examples.find(); found++) {
      assertThat(SCHEMA.problems(examples.group(1))).isEmpty();
      assertThat(MatchRules.parse("docs/matching.md", examples.group(1))).isNotNull();
    }
    assertThat(found).isPositive();
  }
}
