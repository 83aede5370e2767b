package org.tutela.filters.policy;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
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
 * @param obligations what to do besides when content is not blocked
 */
record Limit(
    String rule,
    OptionalInt maxAge,
    Map<RatingSystem, Rating> systems,
    boolean accompanied,
    OptionalInt guidanceAge,
    Set<Obligation> obligations) {

  static Limit none(String rule) {
    return new Limit(rule, OptionalInt.empty(), Map.of(), false, OptionalInt.empty(), Set.of());
  }

  /** {@return the age that a rating asks for here; empty if it names none} */
  OptionalInt age(Rating rating, boolean withAdult) {
    if (rating.mode() == RatingMode.GUIDANCE) {
      return guidanceAge;
    }
    if (rating.mode() == RatingMode.ACCOMPANIED && withAdult && accompanied) {
      return rating.minAgeSupervised();
    }
    return rating.filterAge();
  }

  /** {@return whether the policy names exactly this rating as the highest of its system} */
  boolean names(Rating rating) {
    return rating.equals(systems.get(rating.system()));
  }

  /** {@return the highest age for ratings of a system; empty if there is no limit} */
  OptionalInt ceiling(RatingSystem system) {
    Rating highest = systems.get(system);
    if (highest == null) {
      return maxAge;
    }
    if (highest.filterAge().isPresent()) {
      return highest.filterAge();
    }
    // A guidance rating as the highest: others may ask for as much as guidance does here.
    return OptionalInt.of(guidanceAge.orElse(0));
  }

  /** {@return where the limit for a system stands in the file} */
  String rule(RatingSystem system) {
    return systems.containsKey(system) ? rule + ".systems." + system : rule + ".max_age";
  }
}
