package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.core.config.ConfigException;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

class JurisdictionPackTest {
  private static final String CITED =
      "article: \"art. 1\", source: \"Example Act\", date: \"2026-01-01\"";
  private static final String PACK =
      """
      tutela_pack: 1
      id: xx-test
      version: 1
      jurisdiction: US-TX
      title: "A law for tests"
      verified_on: "2026-11-01"
      rules:
      """;

  private static PolicySource source(String... rules) {
    StringBuilder text = new StringBuilder(PACK);
    for (String rule : rules) {
      text.append("  - {").append(CITED).append(", ").append(rule).append("}\n");
    }
    return (kind, name) ->
        kind == PolicySource.Kind.PACK && name.equals("xx-test")
            ? Optional.of(ConfigTree.parse("xx-test.yaml", text.toString()))
            : Optional.empty();
  }

  private static Policy policy(String more, String... rules) {
    return Policy.parse(
        "p",
        "tutela_policy: 1\nid: p\nversion: 1\ndefault: allow\npacks: [xx-test]\n" + more,
        source(rules));
  }

  private static DecisionRequest.Builder web(String category, AgeRange age) {
    return DecisionRequest.builder(Medium.WEB).category(category).age(age);
  }

  private static Outcome outcome(Policy policy, DecisionRequest.Builder request) {
    return policy.decide(request.build()).outcome();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "17, document, BLOCK",
    "18, document, ALLOW",
    "18+, payment, ALLOW",
    "18+, self, REQUIRE_AGE_ASSURANCE",
    "0+, unknown, REQUIRE_AGE_ASSURANCE",
    "16-20, verified, REQUIRE_AGE_ASSURANCE"
  })
  void barsMinorsAndAsksTheOthersForProof(String age, String assurance, Outcome expected) {
    Policy policy =
        policy(
            "",
            "id: adult, status: in_force, for: {below: 18, assurance: payment},"
                + " when: {categories: [adult]}, then: block");
    AgeRange viewer =
        AgeRange.parse(age)
            .withAssurance(Assurance.valueOf(assurance.toUpperCase(java.util.Locale.ROOT)));

    assertThat(outcome(policy, web("adult", viewer))).isEqualTo(expected);
    assertThat(outcome(policy, web("news", viewer))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void citesItsSource() {
    Policy policy =
        policy(
            "",
            "id: adult, status: doubtful, for: {below: 18}, when: {categories: [adult]},"
                + " then: block");

    Decision decision = policy.decide(web("adult", AgeRange.exactly(9)).build());

    assertThat(decision.deciding())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo(ReasonCode.JURISDICTION_CATEGORY);
              assertThat(reason.rule()).isEqualTo("packs.xx-test.adult");
              assertThat(reason.parameters())
                  .containsEntry("article", "art. 1")
                  .containsEntry("source", "Example Act")
                  .containsEntry("status", "doubtful");
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-12-31, ALLOW",
    "2027-01-01, BLOCK",
    "2027-12-31, BLOCK",
    "2028-01-01, ALLOW",
    ", BLOCK"
  })
  void holdsFromDayToDayAndAlwaysWhenNobodySaysTheDay(LocalDate day, Outcome expected) {
    Policy policy =
        policy(
            "",
            "id: adult, status: in_force, valid_from: \"2027-01-01\", valid_to: \"2027-12-31\","
                + " when: {categories: [adult]}, then: block");
    DecisionRequest.Builder request = web("adult", AgeRange.exactly(30));

    assertThat(outcome(policy, day == null ? request : request.day(day))).isEqualTo(expected);
  }

  @Test
  void whatIsOnlyAnnouncedDecidesOnlyOnRequest() {
    String rule = "id: adult, status: announced, when: {categories: [adult]}, then: block";
    Policy asking =
        Policy.parse(
            "p",
            """
            tutela_policy: 1
            id: p
            version: 1
            default: allow
            packs: [{pack: xx-test, announced: true}]
            """,
            source(rule));

    assertThat(outcome(policy("", rule), web("adult", AgeRange.exactly(9))))
        .isEqualTo(Outcome.ALLOW);
    assertThat(outcome(asking, web("adult", AgeRange.exactly(9)))).isEqualTo(Outcome.BLOCK);
  }

  @ParameterizedTest(name = "{0}, home {1}, at {2}: {3}")
  @CsvSource({
    "strictest, US-TX, US-CA, BLOCK",
    "strictest, DE, US-TX, BLOCK",
    "location, US-TX, US-CA, ALLOW",
    "location, DE, US, BLOCK",
    "home, US-TX, DE, BLOCK",
    "home, DE, US-TX, ALLOW",
    "strictest, DE, DE, ALLOW"
  })
  void holdsWhereItHolds(String place, String home, String location, Outcome expected) {
    Policy policy =
        policy(
            "jurisdiction: " + place + "\nprofile: {home: " + home + "}\n",
            "id: adult, status: in_force, when: {categories: [adult]}, then: block");

    assertThat(outcome(policy, web("adult", AgeRange.exactly(9)).location(location)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"uk, GB", "EL, GR", "XX, DE or CA-QC", "Germany, DE or CA-QC", "'', DE or CA-QC"})
  void aPlaceThatIsNoneIsRefusedSoThatNoLawIsMissed(String code, String instead) {
    assertThatThrownBy(() -> DecisionRequest.builder(Medium.WEB).location(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(instead);
    assertThatThrownBy(
            () ->
                Policy.parse(
                    "p", "tutela_policy: 1\nid: p\nversion: 1\nprofile: {home: \"" + code + "\"}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("p:4:17: home: expected")
        .hasMessageContaining(instead);
  }

  @Test
  void aPlaceMayBeWrittenInSmallLetters() {
    Policy policy =
        policy("", "id: adult, status: in_force, when: {categories: [adult]}, then: block");

    assertThat(outcome(policy, web("adult", AgeRange.exactly(9)).location("us-tx")))
        .isEqualTo(Outcome.BLOCK);
    assertThatThrownBy(() -> policy("profile: {home: no}\n"))
        .hasMessageContaining("in capitals: NO");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "ratings: [\"AU:NCS:MA 15+\"]; JURISDICTION_RATING",
        "descriptors: {self_harm: 1}; JURISDICTION_DESCRIPTOR",
        "unrated: true; JURISDICTION_UNRATED",
        "above_age: true; JURISDICTION_RATING"
      })
  void namesWhatItIsAbout(String condition, ReasonCode expected) {
    Policy policy = policy("", "id: r, status: in_force, when: {" + condition + "}, then: block");
    DecisionRequest.Builder film =
        DecisionRequest.builder(Medium.FILM)
            .age(AgeRange.exactly(9))
            .descriptor(org.tutela.filters.rating.ContentDescriptor.SELF_HARM, 2);
    if (expected == ReasonCode.JURISDICTION_RATING) {
      film.rating(RatingCatalog.builtIn().parse("AU:NCS:MA 15+"));
    }

    assertThat(policy.decide(film.build()).deciding())
        .extracting(Reason::code)
        .containsExactly(expected);
  }

  @Test
  void aGuardianMayReleaseOnlyWhatTheLawLetsHimRelease() {
    String rule = "id: r, status: in_force, when: {unrated: true}, then: block";
    String lists = "lists: {allow: {items: [x]}}\n";
    DecisionRequest.Builder app = DecisionRequest.builder(Medium.APP).item("x");

    assertThat(outcome(policy(lists, rule), app)).isEqualTo(Outcome.BLOCK);
    assertThat(outcome(policy(lists, rule + ", guardian_may_release: true"), app))
        .isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy("", rule + ", guardian_may_release: true"), app))
        .isEqualTo(Outcome.BLOCK);
  }

  @Test
  void mayObligeWithoutBarring() {
    Policy policy = policy("", "id: r, status: in_force, for: {below: 18}, oblige: [safe_search]");

    assertThat(policy.decide(web("news", AgeRange.exactly(9)).build()).obligations())
        .containsExactly(Obligation.SAFE_SEARCH);
    assertThat(policy.decide(web("news", AgeRange.exactly(18)).build()).obligations()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "id: r, status: in_force, then: allow; only tighten",
        "id: r, status: in_force; then, oblige and duties",
        "id: r, status: law, then: block; announced",
        "id: r, then: block; \"status\" is missing",
        "id: r, status: in_force, then: block, valid_from: \"2027-01-01\","
            + " valid_to: \"2026-01-01\"; before valid_from",
        "id: r, status: in_force, then: block, note: [x]; expected a text",
        "id: r, status: in_force, when: {rating: [x]}, then: block; did you mean \"ratings\""
      })
  void refusesWhatIsWrong(String rule, String remedy) {
    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> policy("", rule));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(remedy);
              assertThat(problem.source()).isEqualTo("xx-test.yaml");
              assertThat(problem.line()).isEqualTo(8);
            });
  }

  @Test
  void everyRuleMustCite() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                JurisdictionPack.parse(
                    "p",
                    PACK
                        + "  - {id: r, status: in_force, then: block,"
                        + " source: \"https://law.test\"}\n"));

    assertThat(refused.problems())
        .extracting(ConfigException.Problem::message)
        .anyMatch(message -> message.contains("\"article\" is missing"))
        .anyMatch(message -> message.contains("\"date\" is missing"))
        .anyMatch(message -> message.contains("cite in words"));
  }

  @Test
  void anUnknownPackIsRefusedWhereItIsNamed() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> Policy.parse("p", "tutela_policy: 1\nid: p\nversion: 1\npacks: [nowhere]\n"));

    assertThat(refused.problems())
        .hasToString(List.of("p:4:9: no such pack: \"nowhere\"").toString());
  }
}
