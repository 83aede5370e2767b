package org.tutela.filters.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.Medium;

/**
 * What a policy file says about ratings. Immutable.
 *
 * @param limits the limits by medium
 * @param unrated what to do with unrated content, by medium
 * @param unknownCode what to do with a label that names no single known rating
 * @param labelError what to do with a label that cannot be read
 * @param lowConfidence what to do with an age that is not reliable
 * @param otherwise what to do when the file says nothing
 * @param ambiguity what to do when a threshold lies inside the viewer's range of ages
 * @param assurances how well an age must be known for content that asks for it, by age; an age
 *     beyond the end is like the last, and none is needed if there are none
 * @param combination which of several ratings count
 * @param home the region whose ratings come first, or empty
 */
record Rules(
    Map<Medium, Limit> limits,
    Map<Medium, Handling> unrated,
    Handling unknownCode,
    Handling labelError,
    Handling lowConfidence,
    Handling otherwise,
    Ambiguity ambiguity,
    List<Assurance> assurances,
    Combination combination,
    String home) {

  Rules {
    Map<Medium, Limit> all = new EnumMap<>(Medium.class);
    for (Medium medium : Medium.values()) {
      all.put(medium, limits.getOrDefault(medium, Limit.none(medium)));
    }
    limits = all;
  }

  Limit limit(Medium medium) {
    return Objects.requireNonNull(limits.get(medium));
  }

  Optional<Handling> unratedIn(Medium medium) {
    return Optional.ofNullable(unrated.get(medium));
  }

  /** {@return what comes of comparing the age that content asks for with limit and viewer} */
  ReasonCode compare(int age, OptionalInt ceiling, Viewer viewer) {
    if (ceiling.isPresent()) {
      if (age > ceiling.getAsInt()) {
        return ReasonCode.RATING_ABOVE_LIMIT;
      }
      if (viewer.limitSuffices()) {
        return tooWeak(age, viewer)
            ? ReasonCode.ASSURANCE_TOO_WEAK
            : ReasonCode.RATING_WITHIN_LIMIT;
      }
    }
    return switch (viewer.age().atLeast(age)) {
      case YES -> tooWeak(age, viewer) ? ReasonCode.ASSURANCE_TOO_WEAK : ReasonCode.AGE_SUFFICIENT;
      case NO -> ReasonCode.AGE_BELOW_RATING;
      // Whoever may be old enough is asked for no less than whoever is.
      case UNKNOWN ->
          tooWeak(age, viewer) && ambiguity.outcome().compareTo(Outcome.REQUIRE_AGE_ASSURANCE) < 0
              ? ReasonCode.ASSURANCE_TOO_WEAK
              : ReasonCode.AGE_AMBIGUOUS;
    };
  }

  /** {@return the outcome of a comparison} */
  Outcome outcome(ReasonCode comparison) {
    return switch (comparison) {
      case RATING_WITHIN_LIMIT, AGE_SUFFICIENT -> Outcome.ALLOW;
      case ASSURANCE_TOO_WEAK -> Outcome.REQUIRE_AGE_ASSURANCE;
      case AGE_AMBIGUOUS -> ambiguity.outcome();
      default -> Outcome.BLOCK;
    };
  }

  /**
   * {@return what a handling gives}
   *
   * @param atLeast the age that is known to be asked for at least, 0 if none is
   */
  Outcome outcome(Handling handling, int atLeast, Medium medium, Viewer viewer) {
    if (handling.outcome().isPresent()) {
      return handling.outcome().get();
    }
    int age = Math.max(atLeast, handling.treatAs());
    return outcome(compare(age, limit(medium).ceiling().age(), viewer));
  }

  /** {@return how well an age must be known for content that asks for it} */
  Assurance needed(int age) {
    return assurances.isEmpty()
        ? Assurance.UNKNOWN
        : assurances.get(Math.min(age, assurances.size() - 1));
  }

  private boolean tooWeak(int age, Viewer viewer) {
    return viewer.age().assurance().compareTo(needed(age)) < 0;
  }
}
