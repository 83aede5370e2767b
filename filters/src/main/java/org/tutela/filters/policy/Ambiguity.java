package org.tutela.filters.policy;

import java.util.Locale;

/** What to do when a threshold lies inside the range of ages that the viewer may have. */
enum Ambiguity {
  /** Block. */
  BLOCK(Outcome.BLOCK),
  /** Ask a guardian. */
  ASK(Outcome.ASK_GUARDIAN),
  /** Ask for a better known age. */
  ASSURE(Outcome.REQUIRE_AGE_ASSURANCE),
  /** Take the lowest possible age, which is below the threshold. */
  USE_LOWER(Outcome.BLOCK),
  /** Take the highest possible age, which reaches the threshold. */
  USE_UPPER(Outcome.ALLOW);

  private final Outcome outcome;

  Ambiguity(Outcome outcome) {
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }

  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
