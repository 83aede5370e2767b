package org.tutela.filters.policy;

import java.util.Map;
import java.util.OptionalInt;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;
import org.tutela.filters.rating.RatingSystem;

/**
 * What a policy says about one medium.
 *
 * @param rule where it stands in the file
 * @param maxAge the highest age that content may ask for
 * @param systems the highest rating of a system, which stands in for the highest age there
 * @param accompanied whether an adult's company counts
 * @param guidanceAge the age of ratings that leave the decision to parents
 * @param obligations what to do besides, as a {@link Verdict}
 */
record Limit(
    String rule,
    OptionalInt maxAge,
    Map<RatingSystem, Highest> systems,
    boolean accompanied,
    OptionalInt guidanceAge,
    int obligations) {

  /**
   * The highest rating of a system.
   *
   * @param rating the rating
   * @param ceiling the highest age for the ratings of its system
   * @param rule where it stands in the file
   */
  record Highest(Rating rating, OptionalInt ceiling, String rule) {}

  static Limit none(String rule) {
    return new Limit(rule, OptionalInt.empty(), Map.of(), false, OptionalInt.empty(), Verdict.NONE);
  }

  /** {@return the age that a rating asks for here; empty if it names none} */
  OptionalInt age(Rating rating, boolean withAdult) {
    if (rating.mode() == RatingMode.GUIDANCE) {
      return guidanceAge;
    }
    if (withAdult && accompanied && rating.mode() == RatingMode.ACCOMPANIED) {
      return rating.minAgeSupervised();
    }
    return rating.filterAge();
  }

  /** {@return whether the policy names exactly this rating as the highest of its system} */
  boolean names(Rating rating) {
    Highest highest = systems.get(rating.system());
    return highest != null && rating.equals(highest.rating());
  }

  /** {@return the highest age for ratings of a system; empty if there is no limit} */
  OptionalInt ceiling(RatingSystem system) {
    Highest highest = systems.get(system);
    return highest == null ? maxAge : highest.ceiling();
  }

  /** {@return where the limit for a system stands in the file} */
  String rule(RatingSystem system) {
    Highest highest = systems.get(system);
    return highest == null ? rule + ".max_age" : highest.rule();
  }
}
