package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/** What every layer says, and how the layers stand to one another. */
class PolicyLayersTest {
  private static final String HEAD = "tutela_policy: 1\nid: p\nversion: 1\n";
  private static final String CHILD = "profile: {age: {lower: 10, upper: 12}, home: DE}\n";
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private static Policy policy(String... lines) {
    return Policy.parse("test", HEAD + CHILD + String.join("\n", lines));
  }

  private static DecisionRequest.Builder film(String reference) {
    return DecisionRequest.builder(Medium.FILM).rating(RatingCatalog.builtIn().parse(reference));
  }

  private static DecisionRequest.Builder web() {
    return DecisionRequest.builder(Medium.WEB);
  }

  private static Outcome outcome(Policy policy, DecisionRequest.Builder request) {
    return policy.decide(request.build()).outcome();
  }

  private static List<ReasonCode> because(Policy policy, DecisionRequest.Builder request) {
    return policy.decide(request.build()).deciding().stream().map(Reason::code).toList();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "example.org, DENIED",
    "www.example.org, DENIED",
    "a.b.example.org, DENIED",
    "EXAMPLE.ORG., DENIED",
    "notexample.org, NO_RULE",
    "example.org.evil.test, NO_RULE",
    "org, NO_RULE",
    "b\u00fccher.test, DENIED",
    "xn--bcher-kva.test, DENIED"
  })
  void aDeniedDomainDeniesWhatIsBelowIt(String domain, ReasonCode why) {
    Policy policy = policy("lists: {deny: {domains: [example.org, \"B\u00fccher.test\"]}}");

    assertThat(because(policy, web().domain(domain))).containsExactly(why);
  }

  @Test
  void whatIsDeniedStaysDeniedThoughItIsAllowedToo() {
    Policy policy = policy("lists: {deny: {items: [x]}, allow: {tags: [school]}}");

    assertThat(because(policy, web().item("x").tag("school"))).containsExactly(ReasonCode.DENIED);
    assertThat(because(policy, web().item("y").tag("school")))
        .containsExactly(ReasonCode.ALLOW_LISTED);
  }

  @Test
  void whatIsAllowedByNameNeedsNoRating() {
    Policy policy = policy("lists: {allow: {items: [x]}}", "limits: {film: {max_age: 6}}");

    assertThat(outcome(policy, film("DE:FSK:16").item("x"))).isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("DE:FSK:16").item("y"))).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void nothingOpensWhatABoardRefused() {
    Policy policy = policy("lists: {allow: {items: [x]}}", "grants: {pin: optional}");
    Grant grant = Grant.builder("g", NOON, NOON.plusSeconds(60)).item("x").build();

    assertThat(because(policy, film("AU:NCS:RC").item("x").grant(grant, 0).at(NOON)))
        .containsExactly(ReasonCode.RATING_PROHIBITED);
  }

  @Test
  void thePolicyMayAllowOnlyWhatItNames() {
    Policy policy = policy("lists: {allow: {domains: [klexikon.test]}, only: true}");

    assertThat(outcome(policy, film("DE:FSK:0"))).isEqualTo(Outcome.BLOCK);
    assertThat(outcome(policy, web().domain("klexikon.test"))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aReviewIsNotOverriddenByAGuardian() {
    Policy policy = policy("lists: {allow: {items: [x]}}", "illegal: {review: block}");

    Decision decision = policy.decide(film("DE:FSK:0").item("x").match(Disposition.REVIEW).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(decision.obligations()).contains(Obligation.HUMAN_REVIEW);
  }

  @ParameterizedTest(name = "gambling {0}, fear {1}: {2}")
  @CsvSource({"0, 2, ALLOW", "1, 0, BLOCK", "0, 3, ASK_GUARDIAN", "4, 4, BLOCK"})
  void descriptorsHaveLimits(int gambling, int fear, Outcome expected) {
    Policy policy = policy("descriptors: {gambling: 0, fear_horror: {max: 2, then: ask}}");
    DecisionRequest.Builder request =
        film("DE:FSK:6")
            .descriptor(ContentDescriptor.GAMBLING, gambling)
            .descriptor(ContentDescriptor.FEAR_HORROR, fear);

    assertThat(outcome(policy, request)).isEqualTo(expected);
  }

  @Test
  void aMediumMayHaveDescriptorLimitsOfItsOwn() {
    Policy policy = policy("limits: {app: {descriptors: {random_items: 0}}}");

    assertThat(outcome(policy, film("DE:FSK:6").descriptor(ContentDescriptor.RANDOM_ITEMS, 2)))
        .isEqualTo(Outcome.ALLOW);
    assertThat(
            because(
                policy,
                DecisionRequest.builder(Medium.APP)
                    .rating(RatingCatalog.builtIn().parse("APP:APPLE-2025:4+"))
                    .descriptor(ContentDescriptor.RANDOM_ITEMS, 2)))
        .containsExactly(ReasonCode.DESCRIPTOR_ABOVE_LIMIT);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "learning, news, ALLOW",
    "learning, social_network, ASK_GUARDIAN",
    "social_network, gambling, BLOCK",
    "news, weather, BLOCK"
  })
  void theStrictestCategoryWins(String one, String other, Outcome expected) {
    Policy policy =
        policy("categories: {allow: [learning], ask: [social_network], block: [gambling]}");

    assertThat(outcome(policy, web().category(one).category(other))).isEqualTo(expected);
  }

  @Test
  void anAgeMayHaveToBeKnownWell() {
    Policy policy = Policy.parse("p", HEAD + "assurance: {\"16\": guardian, \"18\": payment}\n");
    AgeRange adult = AgeRange.from(30);

    assertThat(outcome(policy, film("DE:FSK:12").age(adult))).isEqualTo(Outcome.ALLOW);
    assertThat(because(policy, film("DE:FSK:16").age(adult)))
        .containsExactly(ReasonCode.ASSURANCE_TOO_WEAK);
    assertThat(outcome(policy, film("DE:FSK:16").age(adult.withAssurance(Assurance.GUARDIAN))))
        .isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("DE:FSK:18").age(adult.withAssurance(Assurance.GUARDIAN))))
        .isEqualTo(Outcome.REQUIRE_AGE_ASSURANCE);
    assertThat(outcome(policy, film("DE:FSK:18").age(adult.withAssurance(Assurance.VERIFIED))))
        .isEqualTo(Outcome.ALLOW);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "block, BLOCK",
    "ask, REQUIRE_AGE_ASSURANCE",
    "use_lower, BLOCK",
    "use_upper, REQUIRE_AGE_ASSURANCE"
  })
  void whoeverMayBeOldEnoughIsAskedForNoLessThanWhoeverIs(String ambiguous, Outcome expected) {
    Policy policy =
        Policy.parse(
            "p", HEAD + "assurance: {\"18\": payment}\nfallback: {ambiguous: " + ambiguous + "}\n");
    AgeRange perhaps = AgeRange.of(17, 18);

    assertThat(outcome(policy, film("DE:FSK:18").age(perhaps))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"strictest, BLOCK", "home_region_first, ALLOW", "trust_order, ALLOW"})
  void thePolicyChoosesAmongRatings(String combine, Outcome expected) {
    Policy policy = policy("combine: " + combine);
    DecisionRequest.Builder request =
        film("DE:FSK:6").rating(RatingCatalog.builtIn().parse("US:MPAA:R"), LabelTrust.PLATFORM);

    assertThat(outcome(policy, request)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"strictest", "home_region_first", "trust_order"})
  void whatContentSaysOfItselfOpensNothing(String combine) {
    Policy policy = policy("combine: " + combine);
    DecisionRequest.Builder own =
        DecisionRequest.builder(Medium.FILM)
            .rating(RatingCatalog.builtIn().parse("DE:FSK:0"), LabelTrust.SELF);

    assertThat(because(policy, own)).containsExactly(ReasonCode.NO_RULE);
    assertThat(outcome(policy, own.rating(RatingCatalog.builtIn().parse("US:MPAA:R"))))
        .isEqualTo(Outcome.BLOCK);
    assertThat(
            outcome(
                policy,
                film("DE:FSK:6")
                    .rating(RatingCatalog.builtIn().parse("DE:FSK:18"), LabelTrust.SELF)))
        .isEqualTo(Outcome.BLOCK);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"9, '[NO_LIVE_STREAM, SAFE_SEARCH]'", "13, '[SAFE_SEARCH]'", "18, '[]'"})
  void obligationsFollowFromTheAge(int age, String expected) {
    Policy policy =
        policy(
            "obligations: [{below: 18, oblige: [safe_search]},"
                + " {below: 13, media: [web], oblige: [no_live_stream]}]",
            "unrated: {web: allow}");

    Decision decision = policy.decide(web().age(AgeRange.exactly(age)).build());

    assertThat(decision.obligations().stream().map(Enum::name).sorted().toList())
        .hasToString(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "max_duration: 30m, too_long",
    "max_uses: 2, used_up",
    "ceiling_age: 12, ceiling",
    "pin: required, pin",
    "max_duration: 2h, ''"
  })
  void aGrantOpensAsFarAsThePolicyLetsIt(String bound, String cause) {
    String pin = bound.startsWith("pin") ? "" : ", pin: optional";
    Policy policy = policy("grants: {" + bound + pin + "}");
    Grant grant = Grant.builder("g", NOON, NOON.plus(Duration.ofHours(1))).item("x").build();

    Decision decision = policy.decide(film("DE:FSK:16").item("x").grant(grant, 2).at(NOON).build());

    assertThat(decision.outcome()).isEqualTo(cause.isEmpty() ? Outcome.ALLOW : Outcome.BLOCK);
    assertThat(decision.reasons().get(0).parameters().getOrDefault("cause", "")).isEqualTo(cause);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-24T11:59:59Z, BLOCK",
    "2026-11-24T12:00:00Z, ALLOW",
    "2026-11-24T12:59:59Z, ALLOW",
    "2026-11-24T13:00:00Z, BLOCK"
  })
  void aGrantBeginsAndEnds(Instant now, Outcome expected) {
    Policy policy = policy("grants: {pin: optional}");
    Grant grant = Grant.builder("g", NOON, NOON.plus(Duration.ofHours(1))).item("x").build();

    assertThat(outcome(policy, film("DE:FSK:16").item("x").grant(grant, 0).at(now)))
        .isEqualTo(expected);
  }

  @Test
  void withoutAWordAboutGrantsThereAreNone() {
    Grant grant = Grant.builder("g", NOON, NOON.plusSeconds(60)).item("x").build();

    assertThat(outcome(policy(), film("DE:FSK:16").item("x").grant(grant, 0).at(NOON)))
        .isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aDecisionHoldsUntilSomethingChanges() {
    Policy policy =
        policy(
            "ttl: 10m",
            "unrated: {web: allow}",
            "schedule: [{block: \"12:05-13:00\"}, {budget: 30m, id: screen}]");
    DecisionRequest.Builder at = web().at(NOON).spent("screen", Duration.ZERO);

    assertThat(policy.decide(at.build()).ttl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.decide(at.spent("screen", Duration.ofMinutes(29)).build()).ttl())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(policy.decide(at.at(NOON.plusSeconds(3600)).build()).ttl())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(
            policy
                .decide(at.at(NOON.plusSeconds(7200)).spent("screen", Duration.ZERO).build())
                .ttl())
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aBudgetThatNobodyCountsIsAnErrorAndNoPermission() {
    Policy policy = policy("unrated: {web: allow}", "schedule: [{budget: 30m, id: screen}]");

    assertThat(policy.decide(web().at(NOON).build()).deciding())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo(ReasonCode.LAYER_FAILED);
              assertThat(reason.parameters().get("cause")).endsWith("what was spent of screen");
            });
    assertThat(because(policy, web().at(NOON).spent("screen", Duration.ofMinutes(30))))
        .containsExactly(ReasonCode.BUDGET_SPENT);
    assertThat(outcome(policy, web().at(NOON).spent("screen", Duration.ofMinutes(29))))
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aScheduleWithoutATimeIsAnErrorAndNoPermission() {
    Policy policy = policy("unrated: {web: allow}", "schedule: [{block: \"20:00-06:00\"}]");

    assertThat(because(policy, web())).containsExactly(ReasonCode.LAYER_FAILED);
    assertThat(because(policy, web().at(Instant.MAX))).containsExactly(ReasonCode.LAYER_FAILED);
    assertThat(outcome(policy, web().at(NOON))).isEqualTo(Outcome.ALLOW);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"WARN", "ASK_GUARDIAN"})
  void aScheduleThatFailsIsNoJudgementOfTheContent(Outcome onError) {
    Policy policy =
        Policy.parse(
            "p",
            HEAD
                + "schedule: [{block: \"20:00-06:00\"}]\ndefault: block\n"
                + "fallback: {error: "
                + onError.keyword()
                + "}\n");

    assertThat(because(policy, web())).containsExactly(ReasonCode.NO_RULE);
    assertThat(outcome(policy, web())).isEqualTo(Outcome.BLOCK);
  }
}
