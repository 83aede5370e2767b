package org.tutela.filters.policy;

import java.util.List;
import java.util.OptionalInt;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * The ratings and ages that content carries, against the limit of the medium and the viewer's age.
 * Every one that the policy counts adds its severity. An age of low confidence blocks like any
 * other, and lets nothing pass.
 */
record RatingLayer(Rules rules) implements ClaimLayer {
  private static final Origin AGE = new Origin(Layer.RATING, "profile.age");
  private static final Origin AMBIGUOUS = new Origin(Layer.RATING, "fallback.ambiguous");
  private static final Origin ASSURANCE = new Origin(Layer.RATING, "assurance");
  private static final Origin REFUSED = new Origin(Layer.RATING, "");

  @Override
  public Layer id() {
    return Layer.RATING;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    return judgeClaims(request, viewer, said);
  }

  @Override
  public Findings judge(
      Claim claim, Rating rating, DecisionRequest request, Viewer viewer, Findings said) {
    if (rating.mode() == RatingMode.PROHIBITED) {
      int bits = claim.judging(Outcome.BLOCK);
      return said.say(REFUSED, bits, ReasonCode.RATING_PROHIBITED, claim);
    }
    Limit limit = rules.limit(request.medium());
    Limit.Ceiling ceiling = limit.ceiling(rating.system());
    OptionalInt age = limit.age(rating, request.accompanied());
    if (age.isPresent()) {
      return judge(claim, age.getAsInt(), ceiling, request, viewer, said);
    }
    // Without an age nothing can be compared, and the unrated layer speaks.
    String code = rating.code();
    return ceiling.names(rating) && viewer.limitSuffices()
        ? said.say(
            ceiling.origin(),
            claim.judging(Outcome.ALLOW),
            ReasonCode.RATING_WITHIN_LIMIT,
            claim,
            code,
            code)
        : said;
  }

  @Override
  public Findings judge(
      Claim claim, Label label, DecisionRequest request, Viewer viewer, Findings said) {
    Limit.Ceiling ceiling = rules.limit(request.medium()).ceiling();
    return label.age().isPresent()
        ? judge(claim, label.age().getAsInt(), ceiling, request, viewer, said)
        : said;
  }

  private Findings judge(
      Claim claim,
      int age,
      Limit.Ceiling ceiling,
      DecisionRequest request,
      Viewer viewer,
      Findings said) {
    Findings compared = compare(claim, age, ceiling, viewer, said);
    if (claim.confidence() != Confidence.LOW) {
      return compared;
    }
    Handling handling = rules.lowConfidence();
    Outcome unsure = rules.outcome(handling, age, request.medium(), viewer);
    return compared.say(handling.origin(), Verdict.of(unsure), ReasonCode.LOW_CONFIDENCE, claim);
  }

  private Findings compare(
      Claim claim, int age, Limit.Ceiling ceiling, Viewer viewer, Findings said) {
    ReasonCode code = rules.compare(age, ceiling.age(), viewer);
    int bits = claim.judging(rules.outcome(code));
    return switch (code) {
      case RATING_ABOVE_LIMIT, RATING_WITHIN_LIMIT ->
          said.say(ceiling.origin(), bits, code, claim, age, ceiling.age().getAsInt());
      case ASSURANCE_TOO_WEAK ->
          said.say(
              ASSURANCE,
              bits,
              code,
              claim,
              age,
              rules.needed(age).id(),
              List.of(viewer.age().assurance().id()));
      case AGE_AMBIGUOUS -> said.say(AMBIGUOUS, bits, code, claim, age, viewer.words());
      default -> said.say(AGE, bits, code, claim, age, viewer.words());
    };
  }
}
