package org.tutela.filters.policy;

import java.util.Optional;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/** Content that names no age, and labels that cannot be used. */
record UnratedLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.UNRATED;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    Claim[] claims = request.claimArray();
    int floor = rules.combination().floor(claims, rules.home());
    int verdict = before & Verdict.JUDGED;
    for (Claim claim : claims) {
      if (rules.combination().counts(claim, floor, rules.home())) {
        int said =
            claim.rating().isPresent()
                ? judge(claim, claim.rating().get(), request, viewer, findings)
                : judge(claim.label().orElseThrow(), request, viewer, findings);
        verdict = Verdict.join(verdict, claim.trusted() ? said : said & ~Verdict.JUDGED);
      }
    }
    Optional<Handling> handling = rules.unratedIn(request.medium());
    if (!Verdict.isJudged(verdict) && handling.isPresent()) {
      Outcome outcome = rules.outcome(handling.get(), 0, request.medium(), viewer);
      String medium = request.medium().id();
      int said = findings.say(id(), outcome, ReasonCode.UNRATED, handling.get().rule(), medium);
      verdict = Verdict.join(verdict, said | Verdict.JUDGED);
    }
    return verdict;
  }

  private int judge(
      Claim claim, Rating rating, DecisionRequest request, Viewer viewer, Findings findings) {
    Limit limit = rules.limit(request.medium());
    boolean judged = limit.names(rating) && viewer.limitSuffices();
    if (rating.mode() == RatingMode.PROHIBITED
        || judged
        || limit.age(rating, request.accompanied()).isPresent()) {
      return Verdict.NONE;
    }
    Handling handling = rules.unratedIn(request.medium()).orElse(rules.otherwise());
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    boolean guidance = rating.mode() == RatingMode.GUIDANCE;
    if (findings.wanted()) {
      findings.add(
          handling.layer(),
          outcome,
          guidance ? ReasonCode.GUIDANCE_WITHOUT_AGE : ReasonCode.UNRATED,
          handling.rule(),
          claim.rating(),
          guidance ? rating : request.medium().id());
    }
    return Verdict.JUDGED | Verdict.of(outcome);
  }

  private int judge(Label label, DecisionRequest request, Viewer viewer, Findings findings) {
    boolean malformed = label.state() == Label.State.MALFORMED;
    if (!malformed && label.state() != Label.State.UNKNOWN) {
      return Verdict.NONE;
    }
    Handling handling = malformed ? rules.labelError() : rules.unknownCode();
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    ReasonCode code = malformed ? ReasonCode.LABEL_MALFORMED : ReasonCode.UNKNOWN_CODE;
    return Verdict.JUDGED
        | findings.say(handling.layer(), outcome, code, handling.rule(), label.text());
  }
}
