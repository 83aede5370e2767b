package org.tutela.filters.policy;

import java.util.Optional;
import org.tutela.filters.age.AgeRange;

/**
 * Who a decision is for.
 *
 * @param age what is known of the age
 * @param limitSuffices whether an explicit limit decides without the age: it is a guardian's word
 *     about the person of the profile and anybody older. Somebody younger, and somebody whom the
 *     policy does not know, must be old enough as well.
 */
record Viewer(AgeRange age, boolean limitSuffices) {
  private static final AgeRange ANY_AGE = AgeRange.from(0);

  static Viewer of(DecisionRequest request, Optional<AgeRange> profile) {
    Optional<AgeRange> known = profile.map(age -> on(request, age));
    if (request.age().isEmpty()) {
      return new Viewer(known.orElse(ANY_AGE), true);
    }
    AgeRange age = on(request, request.age().get());
    return new Viewer(age, known.isPresent() && age.lower() >= known.get().lower());
  }

  private static AgeRange on(DecisionRequest request, AgeRange age) {
    return request.day().isPresent() ? age.on(request.day().get()) : age;
  }
}
