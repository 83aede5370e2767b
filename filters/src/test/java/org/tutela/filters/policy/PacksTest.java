package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.config.ConfigTree;

/** Every rule of every pack: it cites, it changes something, and it begins on its day. */
class PacksTest {
  private static final String ANNOUNCED = "packs: [{pack: %s, announced: true}]";

  /** One rule of one pack. */
  record Case(JurisdictionPack pack, JurisdictionRule rule) {
    @Override
    public String toString() {
      return pack.id() + "." + rule.id();
    }
  }

  static List<JurisdictionPack> packs() {
    return JurisdictionPack.builtIn();
  }

  private static Stream<Case> rules() {
    return packs().stream()
        .flatMap(pack -> pack.rules().stream().map(rule -> new Case(pack, rule)));
  }

  static Stream<Case> decidingRules() {
    return rules().filter(one -> decides(one.rule()));
  }

  static Stream<Case> duties() {
    return rules().filter(one -> !decides(one.rule()));
  }

  static Stream<Case> announcedRules() {
    return rules().filter(one -> one.rule().status() == JurisdictionRule.Status.ANNOUNCED);
  }

  private static boolean decides(JurisdictionRule rule) {
    return rule.effect().then().isPresent() || !rule.effect().obligations().isEmpty();
  }

  @Test
  void thePacksAreThere() {
    assertThat(packs())
        .extracting(JurisdictionPack::id)
        .containsExactly(
            "au-online-safety",
            "br-eca",
            "de-jmstv",
            "eu-dsa",
            "fr-minors",
            "gb-osa",
            "it-agcom",
            "jp-youth",
            "kr-youth",
            "us-ca-ab1043",
            "us-tx-sb2420");
  }

  /** No rule goes, moves its day or changes its standing unnoticed, duties included. */
  @Test
  void everyRuleIsThereWithItsStandingAndItsDay() throws IOException {
    assertThat(rules().map(PacksTest::standing))
        .containsExactlyElementsOf(resource("pack-examples/rules.tsv").lines().skip(1).toList());
  }

  private static String standing(Case one) {
    JurisdictionRule rule = one.rule();
    return String.join(
        "\t",
        one.pack().id(),
        rule.id(),
        rule.status().id(),
        rule.validFrom().map(LocalDate::toString).orElse(""),
        rule.effect().then().map(Outcome::keyword).orElse(""),
        String.join("|", new TreeSet<>(rule.effect().duties())));
  }

  @ParameterizedTest
  @MethodSource("packs")
  void theExamplesHold(JurisdictionPack pack) throws IOException {
    Policy policy = examples(pack.id(), PolicySource.builtIn());

    assertThat(policy.examples())
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThat(example.holds(policy.decide(example.request())))
                    .as("line %d", example.line())
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("decidingRules")
  void withoutTheRuleADecisionIsAnother(Case one) throws IOException {
    Policy with = examples(one);
    Policy without = examples(one, except(one));

    assertThat(with.examples())
        .anySatisfy(
            example ->
                assertThat(said(with, example.request()))
                    .isNotEqualTo(said(without, example.request())));
  }

  @ParameterizedTest
  @MethodSource("decidingRules")
  void beforeItsDayTheRuleChangesNothing(Case one) throws IOException {
    Optional<LocalDate> first = one.rule().validFrom();
    Policy with = examples(one);
    Policy without = examples(one, except(one));

    for (PolicyExample example : with.examples()) {
      DecisionRequest before =
          example.request().toBuilder()
              .day(first.map(day -> day.minusDays(1)).orElse(LocalDate.of(1900, 1, 1)))
              .build();
      if (first.isPresent()) {
        assertThat(said(with, before)).isEqualTo(said(without, before));
      }
    }
    assertThat(one.rule().inForce(first.orElse(LocalDate.of(1900, 1, 1)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("duties")
  void aRuleWithoutADecisionNamesDuties(Case one) {
    LocalDate first = one.rule().validFrom().orElse(LocalDate.of(2026, 11, 24));

    assertThat(one.rule().effect().duties()).isNotEmpty();
    assertThat(one.rule().inForce(first)).isTrue();
    if (one.rule().validFrom().isPresent()) {
      assertThat(one.rule().inForce(first.minusDays(1))).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("announcedRules")
  void whatIsOnlyAnnouncedDecidesNothingUnlessAPolicyAsksForIt(Case one) throws IOException {
    Policy policy = examples(one.pack().id(), PolicySource.builtIn());

    assertThat(policy.examples())
        .noneSatisfy(
            example ->
                assertThat(policy.decide(example.request()).reasons())
                    .anyMatch(reason -> reason.rule().endsWith("." + one.rule().id())));
  }

  @Test
  void everyRuleCites() {
    assertThat(rules())
        .allSatisfy(
            one -> {
              JurisdictionRule.Citation citation = one.rule().citation();
              assertThat(citation.article()).isNotBlank();
              assertThat(citation.source()).isNotBlank();
              assertThat(citation.date())
                  .isBetween(LocalDate.of(1990, 1, 1), LocalDate.of(2026, 11, 24));
              assertThat(one.rule().note()).isNotBlank();
            });
  }

  @Test
  void whatIsUnconfirmedIsMarkedDoubtful() {
    assertThat(rules())
        .filteredOn(one -> one.rule().note().contains("unconfirmed"))
        .isNotEmpty()
        .allMatch(one -> one.rule().status() == JurisdictionRule.Status.DOUBTFUL);
  }

  @Test
  void nobodyHasComparedThePacksWithTheLawYet() {
    assertThat(packs()).allMatch(pack -> pack.verifiedOn().isEmpty());
  }

  private static List<Object> said(Policy policy, DecisionRequest request) {
    Decision decision = policy.decide(request);
    return List.of(decision.outcome(), Set.copyOf(decision.obligations()));
  }

  /** The examples of a rule's pack, with announced rules if the rule is one. */
  private static Policy examples(Case one) throws IOException {
    return examples(one, PolicySource.builtIn());
  }

  private static Policy examples(Case one, PolicySource source) throws IOException {
    String id = one.pack().id();
    String text = resource("pack-examples/" + id + ".yaml");
    return one.rule().status() == JurisdictionRule.Status.ANNOUNCED
        ? Policy.parse(id, text.replace("packs: [" + id + "]", ANNOUNCED.formatted(id)), source)
        : Policy.parse(id, text, source);
  }

  private static Policy examples(String id, PolicySource source) throws IOException {
    return Policy.parse(id, resource("pack-examples/" + id + ".yaml"), source);
  }

  /** The built-in packs, but one lacks a rule. */
  private static PolicySource except(Case one) throws IOException {
    String file = "packs/" + one.pack().id() + ".yaml";
    String pack = resource(file);
    List<String> kept = new ArrayList<>();
    for (String block : pack.split("(?=\n  - id: )", -1)) {
      if (!block.startsWith("\n  - id: " + one.rule().id() + "\n")) {
        kept.add(block);
      }
    }
    String rest = String.join("", kept);
    assertThat(rest).isNotEqualTo(pack);
    return (kind, name) ->
        kind == PolicySource.Kind.PACK && name.equals(one.pack().id())
            ? Optional.of(ConfigTree.parse(file, rest))
            : Optional.empty();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Policy.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
