package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/** Explanations that are shared between decisions say what those made for one decision say. */
class FindingsTest {
  private static final List<Rating> RATINGS = RatingCatalog.builtIn().ratings();
  private static final Policy POLICY =
      Policy.parse(
          "p",
          """
          tutela_policy: 1
          id: p
          version: 1
          profile: {age: {lower: 10, upper: 12}, home: DE}
          limits: {film: {max_age: 12, systems: {"DE:FSK": "12"}, accompanied: true}, app: {max_age: 9}}
          assurance: {"16": guardian}
          categories: {block: [gambling], warn: [news], ages: {social: 13}}
          lists: {deny: {domains: [a.test]}, allow: {domains: [b.test]}}
          obligations: [{below: 13, oblige: [safe_search]}]
          unrated: {film: ask, web: "treat_as:10"}
          packs: [de-jmstv]
          """);

  private static DecisionRequest film(String rating, String item) {
    return DecisionRequest.builder(Medium.FILM)
        .rating(RatingCatalog.builtIn().parse(rating))
        .age(AgeRange.exactly(14))
        .item(item)
        .build();
  }

  @Test
  void otherFilmsWithTheSameReasonsHaveTheSameDecision() {
    Decision one = POLICY.decide(film("DE:FSK:12", "one"));

    assertThat(one.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(POLICY.decide(film("DE:FSK:12", "two"))).isSameAs(one);
    assertThat(POLICY.decide(film("DE:FSK:6", "three"))).isNotEqualTo(one);
  }

  @Test
  void equalRatingsThatAreRowsOfTheirOwnKeepTheirRow() {
    Rating unsure =
        RATINGS.stream()
            .filter(r -> r.confidence() == Confidence.LOW && r.filterAge().isPresent())
            .findFirst()
            .orElseThrow();
    Rating sure =
        new Rating(
            unsure.system(),
            unsure.code(),
            unsure.aliases(),
            unsure.rank(),
            unsure.recommendedAge(),
            unsure.minAge(),
            unsure.minAgeSupervised(),
            unsure.filterAge(),
            unsure.filterAgeBasis(),
            unsure.mode(),
            unsure.deprecated(),
            Confidence.HIGH,
            unsure.uri(),
            unsure.source(),
            unsure.note());
    for (Rating row : List.of(unsure, sure, unsure)) {
      DecisionRequest request = DecisionRequest.builder(Medium.FILM).rating(row).build();

      assertThat(POLICY.decide(request).reasons())
          .allSatisfy(reason -> assertThat(reason.rating().orElseThrow()).isSameAs(row));
    }
  }

  @Test
  void beginsAnewWhenTooMuchIsKept() {
    for (int round = 0; round < 2; round++) {
      for (Rating rating : RATINGS) {
        for (int age = 0; age < 20; age++) {
          DecisionRequest request =
              DecisionRequest.builder(Medium.BOOK)
                  .rating(rating)
                  .age(AgeRange.exactly(age))
                  .build();
          String told = POLICY.decide(request).reasons().toString();

          assertThat(told).contains(rating.filterAge().isPresent() ? rating.id() : "");
        }
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatIsSharedIsWhatWouldBeMadeAnew(@ForAll("requests") List<DecisionRequest> requests) {
    for (DecisionRequest request : requests) {
      assertThat(POLICY.decide(request)).isEqualTo(new Policy(POLICY.model()).decide(request));
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void theOutcomeIsThatOfTheMostSevereReason(@ForAll("requests") List<DecisionRequest> requests) {
    for (DecisionRequest request : requests) {
      Decision decision = POLICY.decide(request);

      assertThat(decision.deciding()).isNotEmpty();
      assertThat(decision.outcome())
          .isEqualTo(
              decision.reasons().stream()
                  .map(Reason::outcome)
                  .max(Outcome::compareTo)
                  .orElseThrow())
          .isEqualTo(Verdict.outcome(POLICY.verdict(request, request.age())));
    }
  }

  @Test
  void manyThreadsAreToldTheSame() throws Exception {
    Policy policy = new Policy(POLICY.model());
    List<DecisionRequest> requests = request().list().ofSize(400).sample();
    List<Decision> expected = requests.stream().map(POLICY::decide).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Decision>>> told = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        told.add(threads.submit(() -> requests.stream().map(policy::decide).toList()));
      }
      for (Future<List<Decision>> one : told) {
        assertThat(one.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Provide
  Arbitrary<DecisionRequest> request() {
    Arbitrary<AgeRange> ages =
        Combinators.combine(
                Arbitraries.integers().between(0, 21),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(Assurance.class))
            .as((low, width, known) -> AgeRange.of(low, low + width).withAssurance(known));
    Arbitrary<List<Claim>> claims =
        Combinators.combine(Arbitraries.of(RATINGS), Arbitraries.of(LabelTrust.class))
            .as(Claim::of)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.of(Domain.MEDIA),
            claims,
            ages.optional(0.7),
            Arbitraries.of("a.test", "www.b.test", "c.test").optional(0.4),
            Arbitraries.of("gambling", "news", "social", "adult").optional(0.4),
            Arbitraries.of(Disposition.class).optional(0.1),
            Arbitraries.of(true, false))
        .as(
            (medium, claimed, age, domain, category, match, accompanied) -> {
              DecisionRequest.Builder request =
                  DecisionRequest.builder(medium).accompanied(accompanied);
              claimed.forEach(request::claim);
              age.ifPresent(request::age);
              domain.ifPresent(request::domain);
              category.ifPresent(request::category);
              match.ifPresent(request::match);
              return request.build();
            });
  }

  @Provide
  Arbitrary<List<DecisionRequest>> requests() {
    return request().list().ofMinSize(1).ofMaxSize(40);
  }
}
