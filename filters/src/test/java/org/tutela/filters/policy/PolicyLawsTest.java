package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingMode;

/** Laws of every policy, over the whole catalogue. */
class PolicyLawsTest {
  private static final List<Rating> RATINGS = RatingCatalog.builtIn().ratings();
  private static final int OLDEST = 21;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default: block",
        "limits: {film: {max_age: 12, guidance_age: 10, accompanied: true}}",
        "profile: {age: {lower: 10, upper: 12}}\nlimits: {film: {max_age: 16}}",
        "profile: {age: {lower: 10}}\nlimits: {film: {systems: {\"US:MPAA\": PG}}}",
        "unrated: {film: \"treat_as:12\", low_confidence: ask}\nfallback: {ambiguous: ask}"
      })
  void raisingTheAgeNeverMakesTheOutcomeMoreSevere(String rules) {
    Policy policy = policy(rules);
    List<String> counterexamples = new ArrayList<>();
    for (Rating rating : RATINGS) {
      for (boolean accompanied : new boolean[] {false, true}) {
        Outcome younger = Outcome.BLOCK_ILLEGAL;
        for (int age = 0; age <= OLDEST; age++) {
          Outcome outcome = outcome(policy, age, accompanied, rating);
          if (outcome.compareTo(younger) > 0) {
            counterexamples.add(rating + " at " + age + ": " + outcome + " after " + younger);
          }
          younger = outcome;
        }
      }
    }
    assertThat(counterexamples).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 12, 16})
  void nothingAboveTheAgeIsEverAllowed(int age) {
    Policy policy = policy("default: block");
    for (Rating rating : RATINGS) {
      boolean suitable =
          rating.filterAge().isPresent()
              && rating.filterAge().getAsInt() <= age
              && rating.mode() != RatingMode.PROHIBITED;
      if (!suitable) {
        assertThat(outcome(policy, age, false, rating)).as(rating.id()).isEqualTo(Outcome.BLOCK);
      }
    }
  }

  @Property
  void anotherRatingNeverLoosens(
      @ForAll("ratings") @Size(min = 1, max = 4) List<Rating> some,
      @ForAll("rating") Rating another,
      @ForAll @IntRange(max = OLDEST) int age) {
    Policy policy = policy("limits: {film: {guidance_age: 10, accompanied: true}}");
    List<Rating> more = new ArrayList<>(some);
    more.add(another);

    Outcome before = outcome(policy, age, true, some.toArray(Rating[]::new));
    Outcome after = outcome(policy, age, true, more.toArray(Rating[]::new));

    assertThat(after).isGreaterThanOrEqualTo(before);
  }

  private static Outcome outcome(Policy policy, int age, boolean accompanied, Rating... ratings) {
    DecisionRequest.Builder request =
        DecisionRequest.builder(Medium.FILM).age(AgeRange.exactly(age)).accompanied(accompanied);
    List.of(ratings).forEach(request::rating);
    return policy.decide(request.build()).outcome();
  }

  private static Policy policy(String rules) {
    return Policy.parse("test", "tutela_policy: 1\nid: laws\nversion: 1\n" + rules);
  }

  @Provide
  Arbitrary<Rating> rating() {
    return Arbitraries.of(RATINGS);
  }

  @Provide
  Arbitrary<List<Rating>> ratings() {
    return rating().list().ofMinSize(1).ofMaxSize(4);
  }
}
