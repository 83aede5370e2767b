package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

class PolicyDecisionTest {
  private static final String HEAD = "tutela_policy: 1\nid: p\nversion: 7\n";
  private static final String CHILD = "profile: {age: {lower: 10, upper: 12}}\n";

  private static Policy policy(String... lines) {
    return Policy.parse("test", HEAD + String.join("\n", lines));
  }

  private static DecisionRequest.Builder film(String... references) {
    DecisionRequest.Builder request = DecisionRequest.builder(Medium.FILM);
    List.of(references).forEach(reference -> request.rating(rating(reference)));
    return request;
  }

  private static Rating rating(String reference) {
    return RatingCatalog.builtIn().parse(reference);
  }

  private static Outcome outcome(Policy policy, DecisionRequest.Builder request) {
    return policy.decide(request.build()).outcome();
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    // general
    "DE:FSK:0, 0, ALLOW",
    // advisory
    "US:MPAA:PG-13, 12, BLOCK",
    "US:MPAA:PG-13, 13, ALLOW",
    // accompanied, but nobody is there
    "GB:BBFC:12A, 11, BLOCK",
    "GB:BBFC:12A, 12, ALLOW",
    // restricted
    "DE:FSK:16, 15, BLOCK",
    "DE:FSK:16, 16, ALLOW",
    // watershed: the age that it protects
    "TV:DE-WATERSHED:ab 16, 15, BLOCK",
    "TV:DE-WATERSHED:ab 16, 16, ALLOW",
    // prohibited: at no age
    "AU:NCS:RC, 17, BLOCK",
    "AU:NCS:RC, 40, BLOCK",
    // guidance and unrated name no age: adults only
    "US:MPAA:PG, 17, BLOCK",
    "US:MPAA:PG, 18, ALLOW",
    "ZZ:UNRATED:UNRATED, 17, BLOCK",
    "ZZ:UNRATED:UNRATED, 18, ALLOW"
  })
  void everyModeWithoutARuleOfItsOwn(String reference, int age, Outcome expected) {
    assertThat(outcome(policy(), film(reference).age(AgeRange.exactly(age)))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "10-12, DE:FSK:6, ALLOW, AGE_SUFFICIENT",
    "10-12, DE:FSK:12, BLOCK, AGE_AMBIGUOUS",
    "10-12, DE:FSK:16, BLOCK, AGE_BELOW_RATING"
  })
  void anAgeThatIsARangeIsComparedInThreeValues(
      String age, String reference, Outcome expected, ReasonCode why) {
    Decision decision = policy().decide(film(reference).age(AgeRange.parse(age)).build());

    assertThat(decision.outcome()).isEqualTo(expected);
    assertThat(decision.deciding()).extracting(Reason::code).containsExactly(why);
  }

  @ParameterizedTest(name = "ambiguous: {0}")
  @CsvSource({
    "block, BLOCK",
    "ask, ASK_GUARDIAN",
    "assure, REQUIRE_AGE_ASSURANCE",
    "use_lower, BLOCK",
    "use_upper, ALLOW"
  })
  void thePolicySaysWhatAnAmbiguousAgeMeans(String rule, Outcome expected) {
    Policy policy = policy(CHILD, "fallback: {ambiguous: " + rule + "}");

    assertThat(outcome(policy, film("DE:FSK:12"))).isEqualTo(expected);
  }

  @Test
  void withoutAnyAgeEveryThresholdIsAmbiguous() {
    Policy policy = policy("fallback: {ambiguous: ask}");

    assertThat(outcome(policy, film("DE:FSK:6"))).isEqualTo(Outcome.ASK_GUARDIAN);
    assertThat(outcome(policy, film("DE:FSK:0"))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aLimitDecidesForThePersonOfTheProfile() {
    Policy policy = policy(CHILD, "limits: {film: {max_age: 12}}");

    assertThat(outcome(policy, film("DE:FSK:12"))).isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("DE:FSK:16"))).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aLimitIsNoPermissionForSomebodyYoungerOrUnknown() {
    Policy profiled = policy(CHILD, "limits: {film: {max_age: 12}}");
    Policy anybody = policy("limits: {film: {max_age: 16}}");

    assertThat(outcome(profiled, film("DE:FSK:12").age(AgeRange.exactly(8))))
        .isEqualTo(Outcome.BLOCK);
    assertThat(outcome(profiled, film("DE:FSK:12").age(AgeRange.exactly(11))))
        .isEqualTo(Outcome.ALLOW);
    assertThat(outcome(anybody, film("DE:FSK:16").age(AgeRange.exactly(12))))
        .isEqualTo(Outcome.BLOCK);
    assertThat(outcome(anybody, film("DE:FSK:16"))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aSystemMayHaveALowerLimitThanItsMedium() {
    Policy policy = policy(CHILD, "limits: {film: {max_age: 12, systems: {\"GB:BBFC\": \"PG\"}}}");

    Decision decision = policy.decide(film("GB:BBFC:12A").build());

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(decision.reasons())
        .extracting(Reason::rule)
        .containsExactly("limits.film.systems.GB:BBFC");
    assertThat(outcome(policy, film("GB:BBFC:PG"))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aGuidanceRatingMayBeTheHighestOfASystem() {
    Policy policy = policy(CHILD, "limits: {film: {systems: {\"US:MPAA\": PG}}}");

    assertThat(outcome(policy, film("US:MPAA:PG"))).isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("US:MPAA:G"))).isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("US:MPAA:PG-13"))).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void theGuidanceAgeStandsInWhereTheBoardNamesNone() {
    Policy policy = policy("limits: {film: {guidance_age: 10}}");

    assertThat(outcome(policy, film("US:MPAA:PG").age(AgeRange.exactly(10))))
        .isEqualTo(Outcome.ALLOW);
    assertThat(outcome(policy, film("US:MPAA:PG").age(AgeRange.exactly(9))))
        .isEqualTo(Outcome.BLOCK);
  }

  @ParameterizedTest(name = "policy {0}, with an adult {1}: {2}")
  @CsvSource({"true, true, ALLOW", "true, false, BLOCK", "false, true, BLOCK"})
  void companyCountsOnlyIfThePolicyLetsItCount(boolean counts, boolean there, Outcome expected) {
    Policy policy = policy("limits: {film: {accompanied: " + counts + "}}");

    assertThat(outcome(policy, film("DE:FSK:12").age(AgeRange.exactly(7)).accompanied(there)))
        .isEqualTo(expected);
  }

  @Test
  void companyDoesNotOpenARestrictedRating() {
    Policy policy = policy("limits: {film: {accompanied: true}}");

    assertThat(outcome(policy, film("DE:FSK:16").age(AgeRange.exactly(15)).accompanied(true)))
        .isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aRatingOfLowConfidenceLetsNothingPass() {
    // A real row: general, filter age 0, but unsure.
    Rating unsure =
        RatingCatalog.builtIn().ratings().stream()
            .filter(r -> r.confidence() == Confidence.LOW)
            .filter(r -> r.filterAge().orElse(99) == 0)
            .findFirst()
            .orElseThrow();
    DecisionRequest.Builder request = DecisionRequest.builder(Medium.FILM).rating(unsure);

    Decision child = policy().decide(request.age(AgeRange.exactly(17)).build());
    Decision adult = policy().decide(request.age(AgeRange.exactly(18)).build());

    assertThat(child.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(child.deciding()).extracting(Reason::code).containsOnly(ReasonCode.LOW_CONFIDENCE);
    assertThat(adult.outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aRatingOfLowConfidenceStillBlocks() {
    Policy lenient = policy("unrated: {low_confidence: allow}");
    Rating unsure = rating("NZ:OFLC:R");

    assertThat(
            outcome(
                lenient,
                DecisionRequest.builder(Medium.FILM).rating(unsure).age(AgeRange.exactly(12))))
        .isEqualTo(Outcome.BLOCK);
  }

  @ParameterizedTest(name = "{0} for film: {1}")
  @CsvSource({
    "allow, ALLOW",
    "warn, WARN",
    "ask, ASK_GUARDIAN",
    "assure, REQUIRE_AGE_ASSURANCE",
    "block, BLOCK",
    "treat_as:10, ALLOW",
    "treat_as:12, BLOCK"
  })
  void unratedContentIsHandledByItsMedium(String rule, Outcome expected) {
    Decision decision = policy(CHILD, "unrated: {film: \"" + rule + "\"}").decide(film().build());

    assertThat(decision.outcome()).isEqualTo(expected);
    assertThat(decision.reasons())
        .singleElement()
        .extracting(Reason::layer, Reason::code, Reason::rule)
        .containsExactly(Layer.UNRATED, ReasonCode.UNRATED, "unrated.film");
  }

  @Test
  void theDefaultHoldsWhereNoLayerSpeaks() {
    Decision decision = policy("default: ask").decide(film().build());

    assertThat(decision.outcome()).isEqualTo(Outcome.ASK_GUARDIAN);
    assertThat(decision.reasons()).extracting(Reason::layer).containsExactly(Layer.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"17, BLOCK", "18, ALLOW"})
  void withoutADefaultMinorsDoNotSeeWhatNoRuleSpeaksOf(int age, Outcome expected) {
    assertThat(outcome(policy(), film().age(AgeRange.exactly(age)))).isEqualTo(expected);
  }

  @Test
  void nothingOverridesAMatchToActOn() {
    Policy lenient =
        policy(
            "profile: {age: {lower: 40}}",
            "limits: {film: {max_age: 99}}",
            "illegal: {review: allow}",
            "default: allow",
            "fallback: {error: allow, ambiguous: use_upper}");

    Decision decision = lenient.decide(film("DE:FSK:0").match(Disposition.ACT).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK_ILLEGAL);
    assertThat(decision.reasons()).extracting(Reason::layer).containsExactly(Layer.ILLEGAL);
  }

  @Test
  void aMatchToReviewAsksForAPersonAndGivesItsConfiguredOutcome() {
    Policy policy = policy("illegal: {review: warn}");

    Decision decision = policy.decide(film("DE:FSK:0").match(Disposition.REVIEW).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.WARN);
    assertThat(decision.obligations()).contains(Obligation.HUMAN_REVIEW);
  }

  @Test
  void aMatchToReviewDoesNotSilenceTheOtherLayers() {
    Policy policy = policy("illegal: {review: allow}");

    assertThat(outcome(policy, film().match(Disposition.REVIEW).age(AgeRange.exactly(9))))
        .isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aShadowMatchNeverReachesAPolicy() {
    Policy policy = policy();

    assertThat(policy.decide(film("DE:FSK:0").match(Disposition.SHADOW).build()))
        .isEqualTo(policy.decide(film("DE:FSK:0").build()));
  }

  @Test
  void theMostSevereRatingWins() {
    Policy policy = policy(CHILD);

    assertThat(outcome(policy, film("DE:FSK:0", "US:MPAA:R"))).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void aMediumMayOblige() {
    Policy policy = policy("limits: {film: {obligations: [blur, safe_search]}}");

    assertThat(policy.decide(film("DE:FSK:0").build()).obligations())
        .containsExactlyInAnyOrder(Obligation.BLUR, Obligation.SAFE_SEARCH);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASK_GUARDIAN", "BLOCK"})
  void anErrorInALayerIsAFindingAndNotASkip(Outcome onError) {
    PolicyLayer broken =
        new PolicyLayer() {
          @Override
          public Layer id() {
            return Layer.RATING;
          }

          @Override
          public Findings judge(
              DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
            throw new IllegalStateException("broken");
          }
        };
    PolicyModel model = policy("fallback: {error: " + onError.keyword() + "}").model();
    Policy policy = new Policy(model, List.of(broken));

    Decision decision = policy.decide(film("DE:FSK:0").build());

    assertThat(decision.outcome()).isEqualTo(onError);
    assertThat(decision.reasons())
        .singleElement()
        .satisfies(
            reason -> {
              assertThat(reason.code()).isEqualTo(ReasonCode.LAYER_FAILED);
              assertThat(reason.parameters())
                  .containsEntry("layer", "RATING")
                  .containsEntry("cause", "broken");
            });
  }

  @Test
  void aBirthdayMovesTheProfile() {
    Policy policy = policy("profile: {age: {lower: 11, upper: 11, as_of: \"2026-01-15\"}}");
    DecisionRequest.Builder request = film("DE:FSK:12");

    assertThat(outcome(policy, request.day(LocalDate.of(2026, 1, 15)))).isEqualTo(Outcome.BLOCK);
    assertThat(outcome(policy, request.day(LocalDate.of(2027, 1, 15)))).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aDecisionNamesItsPolicyAndData() {
    Decision decision = policy().decide(film("DE:FSK:0").build());

    assertThat(decision.policyId()).isEqualTo("p");
    assertThat(decision.policyVersion()).isEqualTo(7);
    assertThat(decision.dataVersion()).isEqualTo("2026.11");
    assertThat(decision.reasons())
        .first()
        .extracting(Reason::rating)
        .isEqualTo(Optional.of(rating("DE:FSK:0")));
  }
}
