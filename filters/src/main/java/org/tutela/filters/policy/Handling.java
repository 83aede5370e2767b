package org.tutela.filters.policy;

import java.util.Optional;

/**
 * What to do with content that no reliable age is known of: an outcome, or an age to take instead.
 *
 * @param layer which layer speaks
 * @param rule where it stands in the file, or empty for what holds without a word there
 * @param outcome the outcome, if it is fixed
 * @param treatAs the age to take if it is not
 */
record Handling(Layer layer, String rule, Optional<Outcome> outcome, int treatAs) {
  private static final int ADULT = 18;

  /** Minors do not see it, adults do. */
  static Handling forAdults(Layer layer) {
    return new Handling(layer, "", Optional.empty(), ADULT);
  }

  static Handling fixed(Layer layer, String rule, Outcome outcome) {
    return new Handling(layer, rule, Optional.of(outcome), 0);
  }

  static Handling treatAs(Layer layer, String rule, int age) {
    return new Handling(layer, rule, Optional.empty(), age);
  }
}
