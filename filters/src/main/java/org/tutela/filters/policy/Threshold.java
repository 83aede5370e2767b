package org.tutela.filters.policy;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What comes of comparing the age that content asks for with a limit and the viewer's age.
 *
 * @param outcome what to do
 * @param code why
 * @param parameters the ages compared
 */
record Threshold(Outcome outcome, ReasonCode code, Map<String, String> parameters) {

  /**
   * {@return the result of a comparison}
   *
   * @param what the rating or label, for the reason
   * @param age the age that it asks for
   * @param ceiling the limit, if there is one
   */
  static Threshold compare(
      String what, int age, OptionalInt ceiling, Viewer viewer, Ambiguity ambiguity) {
    if (ceiling.isPresent()) {
      int limit = ceiling.getAsInt();
      if (age > limit) {
        return limited(Outcome.BLOCK, ReasonCode.RATING_ABOVE_LIMIT, what, age, limit);
      }
      if (viewer.limitSuffices()) {
        return limited(Outcome.ALLOW, ReasonCode.RATING_WITHIN_LIMIT, what, age, limit);
      }
    }
    return switch (viewer.age().atLeast(age)) {
      case YES -> aged(Outcome.ALLOW, ReasonCode.AGE_SUFFICIENT, what, age, viewer);
      case NO -> aged(Outcome.BLOCK, ReasonCode.AGE_BELOW_RATING, what, age, viewer);
      case UNKNOWN -> aged(ambiguity.outcome(), ReasonCode.AGE_AMBIGUOUS, what, age, viewer);
    };
  }

  private static Threshold limited(
      Outcome outcome, ReasonCode code, String what, int age, int limit) {
    return new Threshold(
        outcome,
        code,
        Map.of("rating", what, "age", Integer.toString(age), "limit", Integer.toString(limit)));
  }

  private static Threshold aged(
      Outcome outcome, ReasonCode code, String what, int age, Viewer viewer) {
    return new Threshold(
        outcome,
        code,
        Map.of("rating", what, "age", Integer.toString(age), "viewer", viewer.age().toString()));
  }
}
