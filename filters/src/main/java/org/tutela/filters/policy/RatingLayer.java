package org.tutela.filters.policy;

import java.util.Optional;
import java.util.OptionalInt;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * The ages that ratings and labels ask for. Every one that counts is judged, so another label can
 * only add to the severity. An age of low confidence blocks like any other, and lets nothing pass.
 */
record RatingLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.RATING;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    Claim[] claims = request.claimArray();
    int floor = rules.combination().floor(claims, rules.home());
    int verdict = Verdict.NONE;
    for (Claim claim : claims) {
      if (rules.combination().counts(claim, floor, rules.home())) {
        int said =
            claim.rating().isPresent()
                ? judge(claim, claim.rating().get(), request, viewer, findings)
                : judge(claim, claim.label().orElseThrow(), request, viewer, findings);
        verdict = Verdict.join(verdict, claim.trusted() ? said : said & ~Verdict.JUDGED);
      }
    }
    return verdict;
  }

  private int judge(
      Claim claim, Rating rating, DecisionRequest request, Viewer viewer, Findings findings) {
    if (rating.mode() == RatingMode.PROHIBITED) {
      return Verdict.JUDGED
          | findings.say(id(), Outcome.BLOCK, ReasonCode.RATING_PROHIBITED, "", claim);
    }
    Limit limit = rules.limit(request.medium());
    OptionalInt age = limit.age(rating, request.accompanied());
    if (age.isEmpty()) {
      // Without an age nothing can be compared, and the unrated layer speaks.
      return limit.names(rating) && viewer.limitSuffices()
          ? withinLimit(claim, rating, limit, findings)
          : Verdict.NONE;
    }
    return judge(claim, age.getAsInt(), limit.ceiling(rating.system()), request, viewer, findings);
  }

  private int judge(
      Claim claim, Label label, DecisionRequest request, Viewer viewer, Findings findings) {
    if (label.age().isEmpty()) {
      return Verdict.NONE;
    }
    OptionalInt ceiling = rules.limit(request.medium()).maxAge();
    return judge(claim, label.age().getAsInt(), ceiling, request, viewer, findings);
  }

  private int judge(
      Claim claim,
      int age,
      OptionalInt ceiling,
      DecisionRequest request,
      Viewer viewer,
      Findings findings) {
    ReasonCode code = rules.compare(age, ceiling, viewer);
    Outcome outcome = rules.outcome(code);
    if (findings.wanted()) {
      explain(claim, age, ceiling, code, rules.limit(request.medium()), viewer, findings);
    }
    int verdict = Verdict.JUDGED | Verdict.of(outcome);
    if (confidence(claim) == Confidence.LOW) {
      Handling handling = rules.lowConfidence();
      Outcome unsure = rules.outcome(handling, age, request.medium(), viewer);
      int said =
          findings.say(handling.layer(), unsure, ReasonCode.LOW_CONFIDENCE, handling.rule(), claim);
      verdict = Verdict.join(verdict, said);
    }
    return verdict;
  }

  private int withinLimit(Claim claim, Rating rating, Limit limit, Findings findings) {
    if (findings.wanted()) {
      findings.add(
          id(),
          Outcome.ALLOW,
          ReasonCode.RATING_WITHIN_LIMIT,
          limit.rule(rating.system()),
          claim.rating(),
          rating,
          rating.code(),
          rating.code());
    }
    return Verdict.JUDGED;
  }

  private void explain(
      Claim claim,
      int age,
      OptionalInt ceiling,
      ReasonCode code,
      Limit limit,
      Viewer viewer,
      Findings findings) {
    Outcome outcome = rules.outcome(code);
    Optional<Rating> rating = claim.rating();
    switch (code) {
      case RATING_ABOVE_LIMIT, RATING_WITHIN_LIMIT -> {
        String rule = rating.map(r -> limit.rule(r.system())).orElse(limit.rule() + ".max_age");
        findings.add(id(), outcome, code, rule, rating, claim, age, ceiling.getAsInt());
      }
      case ASSURANCE_TOO_WEAK ->
          findings.add(
              id(),
              outcome,
              code,
              "assurance",
              rating,
              claim,
              age,
              rules.needed(age).id(),
              viewer.age().assurance().id());
      case AGE_AMBIGUOUS ->
          findings.add(id(), outcome, code, "fallback.ambiguous", rating, claim, age, viewer.age());
      default -> findings.add(id(), outcome, code, "profile.age", rating, claim, age, viewer.age());
    }
  }

  private static Confidence confidence(Claim claim) {
    return claim.rating().isPresent()
        ? claim.rating().get().confidence()
        : claim.label().orElseThrow().confidence();
  }
}
