package org.tutela.filters.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;
import org.tutela.filters.rating.RatingSystem;

/**
 * What a policy says about one medium.
 *
 * @param ceiling how far content may go
 * @param systems how far it may go by the ratings of single systems, which stands in for the other
 * @param accompanied whether an adult's company counts
 * @param guidanceAge the age of ratings that leave the decision to parents
 * @param obligations what to do besides, as a {@link Verdict}
 */
record Limit(
    Ceiling ceiling,
    Map<RatingSystem, Ceiling> systems,
    boolean accompanied,
    OptionalInt guidanceAge,
    int obligations) {

  Limit {
    // Not Map.copyOf, which divides to find an entry: that would cost more than the comparison.
    systems = new HashMap<>(systems);
  }

  /**
   * How far content may go.
   *
   * @param origin where it stands in the file
   * @param age the highest age that content may ask for; any if it is empty
   * @param highest the highest rating, if the file names one
   */
  record Ceiling(Origin origin, OptionalInt age, Optional<Rating> highest) {
    /** {@return whether the policy names exactly this rating as the highest of its system} */
    boolean names(Rating rating) {
      return highest.isPresent() && highest.get().equals(rating);
    }
  }

  static Limit none(Medium medium) {
    Ceiling open = new Ceiling(origin(medium, "max_age"), OptionalInt.empty(), Optional.empty());
    return new Limit(open, Map.of(), false, OptionalInt.empty(), Verdict.NONE);
  }

  static Origin origin(Medium medium, String key) {
    return new Origin(Layer.RATING, "limits." + medium.id() + "." + key);
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

  /** {@return how far content may go by the ratings of a system} */
  Ceiling ceiling(RatingSystem system) {
    return systems.isEmpty() ? ceiling : systems.getOrDefault(system, ceiling);
  }
}
