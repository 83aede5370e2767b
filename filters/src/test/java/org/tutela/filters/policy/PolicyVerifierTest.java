package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.core.config.ConfigTree;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.PolicyVerifier.Decider;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;

/** Laws over everything there is to ask, and that breaking any of them is noticed. */
class PolicyVerifierTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String HEAD = "tutela_policy: 1\nid: p\nversion: 1\n";
  private static final PolicySource PACK =
      (kind, name) ->
          Optional.of(
              ConfigTree.parse(
                  name,
                  """
                  tutela_pack: 1
                  id: xx
                  version: 1
                  jurisdiction: DE
                  title: "A law for tests"
                  verified_on: "2026-11-01"
                  rules:
                    - {id: unrated, article: "art. 1", source: "Act", date: "2026-01-01",
                       status: in_force, for: {below: 12, media: [film]},
                       when: {unrated: true}, then: block}
                  """));

  private static Policy policy(String text) {
    return Policy.parse("p", HEAD + text, PACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limits: {film: {max_age: 12, guidance_age: 10, accompanied: true}}\ndefault: allow",
        "profile: {age: {lower: 10, upper: 12}}\nlimits: {film: {max_age: 16}}\nunrated: {film: ask}",
        "assurance: {\"16\": guardian, \"18\": payment}\nillegal: {review: warn}",
        "packs: [xx]\nlists: {allow: {items: [x], tags: [t]}, only: true}",
        "categories: {allow: [a], block: [b]}\ndescriptors: {gambling: 1}\ncombine: trust_order"
      })
  void everyPolicyKeepsTheBuiltInLaws(String text) {
    assertThat(PolicyAnalyzer.verify(policy(text), DAY)).isEmpty();
  }

  @Test
  void aPolicyIsHeldToItsOwnWord() throws IOException {
    String invariant =
        "invariants: [{id: no-16-for-12, when: {rated_from: 16, age_to: 12}, at_least: block}]\n";

    assertThat(PolicyAnalyzer.verify(policy(invariant), DAY)).isEmpty();
    assertThat(
            PolicyAnalyzer.verify(
                policy(
                    invariant
                        + "profile: {age: {lower: 12, upper: 12}}\nlimits: {film: {max_age: 16}}"),
                DAY))
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.law()).isEqualTo("invariants.no-16-for-12");
              assertThat(broken.example()).contains(" as film", "ALLOW at 12");
              assertThat(broken.count()).isGreaterThan(1);
            });
  }

  /** Decides like the policy, except for what the function changes. */
  private static Decider changed(
      Policy policy, BiFunction<DecisionRequest, Optional<AgeRange>, Optional<Outcome>> change) {
    return new Decider() {
      @Override
      public int verdict(DecisionRequest request, Optional<AgeRange> age) {
        int verdict = policy.verdict(request, age);
        return change
            .apply(request, age)
            .map(outcome -> (verdict & ~7) | Verdict.of(outcome))
            .orElse(verdict);
      }

      @Override
      public Decision decide(DecisionRequest request) {
        Decision decision = policy.decide(request);
        return change
            .apply(request, request.age())
            .map(
                outcome ->
                    new Decision(
                        outcome,
                        decision.obligations(),
                        List.of(
                            new Reason(
                                Layer.DEFAULT,
                                outcome,
                                ReasonCode.NO_RULE,
                                "",
                                Map.of(),
                                Optional.empty())),
                        "p",
                        1,
                        decision.dataVersion(),
                        decision.ttl()))
            .orElse(decision);
      }
    };
  }

  private static Optional<Outcome> when(boolean condition, Outcome outcome) {
    return condition ? Optional.of(outcome) : Optional.empty();
  }

  private static boolean is(Optional<AgeRange> age, int years) {
    return age.isPresent() && age.get().lower() == years;
  }

  /** A fault for every built-in law, each small enough to look like a slip. */
  private static Map<String, BiFunction<DecisionRequest, Optional<AgeRange>, Optional<Outcome>>>
      faults() {
    Map<String, BiFunction<DecisionRequest, Optional<AgeRange>, Optional<Outcome>>> faults =
        new TreeMap<>();
    faults.put(
        PolicyVerifier.AGE,
        (request, age) -> when(is(age, 17) && named(request, "DE:FSK:6"), Outcome.WARN));
    faults.put(
        PolicyVerifier.LABEL,
        (request, age) ->
            when(
                request.claimArray().length > 1
                    && request.match().isEmpty()
                    && request.claimArray()[1].age().orElse(1) == 0,
                Outcome.ALLOW));
    faults.put(
        PolicyVerifier.ACT,
        (request, age) ->
            when(
                request.match().equals(Optional.of(Disposition.ACT)) && is(age, 21),
                Outcome.BLOCK));
    faults.put(
        PolicyVerifier.REVIEW,
        (request, age) ->
            when(request.match().equals(Optional.of(Disposition.REVIEW)), Outcome.ALLOW));
    faults.put(
        PolicyVerifier.REFUSED,
        (request, age) ->
            when(
                named(request, "AU:NCS:RC") && request.match().isEmpty() && is(age, 21),
                Outcome.WARN));
    faults.put(
        PolicyVerifier.CONFIDENCE,
        (request, age) ->
            when(
                request.ratings().stream().anyMatch(r -> r.confidence() == Confidence.LOW)
                    && request.match().isEmpty()
                    && request.claimArray().length == 1
                    && request.claimArray()[0].age().orElse(99) <= 18,
                Outcome.ALLOW));
    faults.put(
        PolicyVerifier.LAW,
        (request, age) ->
            when(
                request.claimArray().length == 0
                    && request.medium() == Medium.GAME
                    && request.match().isEmpty(),
                Outcome.ALLOW));
    return faults;
  }

  private static boolean named(DecisionRequest request, String rating) {
    return request.ratings().stream().anyMatch(one -> one.id().equals(rating));
  }

  static Set<String> faultyLaws() {
    return faults().keySet();
  }

  @ParameterizedTest
  @MethodSource("faultyLaws")
  void aFaultInTheDecisionsIsCaughtWithItsCounterexample(String law) {
    PolicyModel model = policy("packs: [xx]\nillegal: {review: ask}").model();

    List<Counterexample> broken =
        new PolicyVerifier(model, DAY, policy -> changed(policy, faults().get(law))).verify();

    assertThat(broken)
        .filteredOn(one -> one.law().equals(law))
        .singleElement()
        .satisfies(one -> assertThat(one.example()).contains(" as "));
  }

  @Test
  void aSkippedErrorIsCaught() {
    List<Counterexample> broken =
        new PolicyVerifier(
                policy("default: allow").model(),
                DAY,
                policy ->
                    changed(
                        policy,
                        (request, age) ->
                            policy.decide(request).reasons().stream()
                                .filter(reason -> reason.code() == ReasonCode.LAYER_FAILED)
                                .findFirst()
                                .map(reason -> Outcome.ALLOW)))
            .verify();

    assertThat(broken)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.law()).isEqualTo(PolicyVerifier.ERROR);
              assertThat(one.example()).contains("fails for unrated film: ALLOW");
            });
  }

  @Test
  void reasonsThatGiveAnotherOutcomeAreCaught() {
    Decider honest = PolicyVerifier.decider(policy("default: block"));
    Decider liar =
        new Decider() {
          @Override
          public int verdict(DecisionRequest request, Optional<AgeRange> age) {
            return honest.verdict(request, age);
          }

          @Override
          public Decision decide(DecisionRequest request) {
            return honest.decide(DecisionRequest.builder(request.medium()).build());
          }
        };

    assertThat(new PolicyVerifier(policy("default: block").model(), DAY, p -> liar).verify())
        .extracting(Counterexample::law)
        .contains(PolicyVerifier.REASONS);
  }

  @Test
  void everyBuiltInLawHasItsFault() {
    Set<String> tested = new TreeSet<>(faultyLaws());
    tested.add(PolicyVerifier.ERROR);
    tested.add(PolicyVerifier.REASONS);

    assertThat(tested).containsExactlyInAnyOrderElementsOf(PolicyAnalyzer.laws());
  }
}
