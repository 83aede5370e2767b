package org.tutela.filters.policy;

import java.util.Map;
import java.util.OptionalInt;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.RatingClaim;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * The ages that ratings and labels ask for. Every one of them is judged, so another label can only
 * add to the severity. An age of low confidence blocks like any other, and lets nothing pass.
 */
record RatingLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.RATING;
  }

  @Override
  public boolean judge(DecisionRequest request, Viewer viewer, Findings findings) {
    Limit limit = rules.limit(request.medium());
    for (RatingClaim claim : request.claims()) {
      findings.about(claim);
      if (claim.rating().isPresent()) {
        judge(claim.rating().get(), limit, request, viewer, findings);
      } else if (claim.age().isPresent()) {
        judge(claim.label().orElseThrow(), limit, request, viewer, findings);
      }
    }
    findings.oblige(limit.obligations());
    return false;
  }

  private void judge(
      Rating rating, Limit limit, DecisionRequest request, Viewer viewer, Findings findings) {
    Map<String, String> named = Map.of("rating", rating.id());
    if (rating.mode() == RatingMode.PROHIBITED) {
      findings.add(id(), Outcome.BLOCK, ReasonCode.RATING_PROHIBITED, "", named, rating);
      return;
    }
    OptionalInt age = limit.age(rating, request.accompanied());
    if (age.isEmpty()) {
      if (limit.names(rating) && viewer.limitSuffices()) {
        String rule = limit.rule(rating.system());
        Map<String, String> parameters =
            Map.of("rating", rating.id(), "age", rating.code(), "limit", rating.code());
        findings.add(id(), Outcome.ALLOW, ReasonCode.RATING_WITHIN_LIMIT, rule, parameters, rating);
      }
      // Otherwise the next layer speaks: no age can be compared.
      return;
    }
    OptionalInt ceiling = limit.ceiling(rating.system());
    Threshold result =
        Threshold.compare(rating.id(), age.getAsInt(), ceiling, viewer, rules.ambiguity());
    String rule = rule(result, limit.rule(rating.system()));
    findings.add(id(), result.outcome(), result.code(), rule, result.parameters(), rating);
    if (rating.confidence() == Confidence.LOW) {
      Handling handling = rules.lowConfidence();
      Outcome outcome = rules.outcome(handling, age.getAsInt(), request.medium(), viewer);
      findings.add(
          handling.layer(), outcome, ReasonCode.LOW_CONFIDENCE, handling.rule(), named, rating);
    }
  }

  private void judge(
      Label label, Limit limit, DecisionRequest request, Viewer viewer, Findings findings) {
    int age = label.age().orElseThrow();
    Threshold result =
        Threshold.compare(label.text(), age, limit.maxAge(), viewer, rules.ambiguity());
    String rule = rule(result, limit.rule() + ".max_age");
    findings.add(id(), result.outcome(), result.code(), rule, result.parameters());
    if (label.confidence() == Confidence.LOW) {
      Handling handling = rules.lowConfidence();
      Outcome outcome = rules.outcome(handling, age, request.medium(), viewer);
      Map<String, String> named = Map.of("rating", label.text());
      findings.add(handling.layer(), outcome, ReasonCode.LOW_CONFIDENCE, handling.rule(), named);
    }
  }

  private static String rule(Threshold result, String limit) {
    return switch (result.code()) {
      case RATING_ABOVE_LIMIT, RATING_WITHIN_LIMIT -> limit;
      case AGE_AMBIGUOUS -> "fallback.ambiguous";
      default -> "profile.age";
    };
  }
}
