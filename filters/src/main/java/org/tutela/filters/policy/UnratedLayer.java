package org.tutela.filters.policy;

import java.util.Optional;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/** Content that names no age, and labels that cannot be used. */
record UnratedLayer(Rules rules) implements ClaimLayer {
  @Override
  public Layer id() {
    return Layer.UNRATED;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    Findings all = judgeClaims(request, viewer, said);
    Optional<Handling> handling = rules.unratedIn(request.medium());
    if (Verdict.isJudged(all.verdict()) || handling.isEmpty()) {
      return all;
    }
    Outcome outcome = rules.outcome(handling.get(), 0, request.medium(), viewer);
    return all.say(
        handling.get().origin(),
        Verdict.of(outcome) | Verdict.JUDGED,
        ReasonCode.UNRATED,
        request.medium().id());
  }

  @Override
  public Findings judge(
      Claim claim, Rating rating, DecisionRequest request, Viewer viewer, Findings said) {
    Limit limit = rules.limit(request.medium());
    if (rating.mode() == RatingMode.PROHIBITED
        || limit.age(rating, request.accompanied()).isPresent()
        || (limit.ceiling(rating.system()).names(rating) && viewer.limitSuffices())) {
      return said;
    }
    Handling handling = rules.unratedIn(request.medium()).orElse(rules.otherwise());
    int bits = claim.judging(rules.outcome(handling, 0, request.medium(), viewer));
    return rating.mode() == RatingMode.GUIDANCE
        ? said.say(handling.origin(), bits, ReasonCode.GUIDANCE_WITHOUT_AGE, claim)
        : said.say(handling.origin(), bits, ReasonCode.UNRATED, request.medium().id(), claim);
  }

  @Override
  public Findings judge(
      Claim claim, Label label, DecisionRequest request, Viewer viewer, Findings said) {
    boolean malformed = label.state() == Label.State.MALFORMED;
    if (!malformed && label.state() != Label.State.UNKNOWN) {
      return said;
    }
    Handling handling = malformed ? rules.labelError() : rules.unknownCode();
    return said.say(
        handling.origin(),
        claim.judging(rules.outcome(handling, 0, request.medium(), viewer)),
        malformed ? ReasonCode.LABEL_MALFORMED : ReasonCode.UNKNOWN_CODE,
        claim);
  }
}
