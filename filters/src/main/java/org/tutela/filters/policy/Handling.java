package org.tutela.filters.policy;

import java.util.Optional;

/**
 * What to do with content that no reliable age is known of: an outcome, or an age to take instead.
 *
 * @param origin which layer speaks, and where it stands in the file
 * @param outcome the outcome, if it is fixed
 * @param treatAs the age to take if it is not
 */
record Handling(Origin origin, Optional<Outcome> outcome, int treatAs) {
  private static final int ADULT = 18;

  /** Minors do not see it, adults do. */
  static Handling forAdults(Layer layer) {
    return new Handling(new Origin(layer, ""), Optional.empty(), ADULT);
  }

  static Handling fixed(Origin origin, Outcome outcome) {
    return new Handling(origin, Optional.of(outcome), 0);
  }

  static Handling treatAs(Origin origin, int age) {
    return new Handling(origin, Optional.empty(), age);
  }
}
