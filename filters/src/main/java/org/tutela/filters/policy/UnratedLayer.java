package org.tutela.filters.policy;

import java.util.Map;
import java.util.Optional;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.RatingClaim;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/** Content that names no age, and labels that cannot be used. */
record UnratedLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.UNRATED;
  }

  @Override
  public boolean judge(DecisionRequest request, Viewer viewer, Findings findings) {
    for (RatingClaim claim : request.claims()) {
      findings.about(claim);
      claim.rating().ifPresent(rating -> judge(rating, request, viewer, findings));
      claim.label().ifPresent(label -> judge(label, request, viewer, findings));
    }
    findings.aboutTheItem();
    Optional<Handling> handling = rules.unratedIn(request.medium());
    if (!findings.judged() && handling.isPresent()) {
      Outcome outcome = rules.outcome(handling.get(), 0, request.medium(), viewer);
      Map<String, String> named = Map.of("medium", request.medium().id());
      findings.add(id(), outcome, ReasonCode.UNRATED, handling.get().rule(), named);
    }
    return false;
  }

  private void judge(Rating rating, DecisionRequest request, Viewer viewer, Findings findings) {
    Limit limit = rules.limit(request.medium());
    boolean judged = limit.names(rating) && viewer.limitSuffices();
    if (rating.mode() == RatingMode.PROHIBITED
        || judged
        || limit.age(rating, request.accompanied()).isPresent()) {
      return;
    }
    Handling handling = rules.unratedIn(request.medium()).orElse(rules.otherwise());
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    ReasonCode code =
        rating.mode() == RatingMode.GUIDANCE ? ReasonCode.GUIDANCE_WITHOUT_AGE : ReasonCode.UNRATED;
    Map<String, String> named = Map.of("rating", rating.id(), "medium", request.medium().id());
    findings.add(handling.layer(), outcome, code, handling.rule(), named, rating);
  }

  private void judge(Label label, DecisionRequest request, Viewer viewer, Findings findings) {
    boolean malformed = label.state() == Label.State.MALFORMED;
    if (!malformed && label.state() != Label.State.UNKNOWN) {
      return;
    }
    Handling handling = malformed ? rules.labelError() : rules.unknownCode();
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    ReasonCode code = malformed ? ReasonCode.LABEL_MALFORMED : ReasonCode.UNKNOWN_CODE;
    findings.add(handling.layer(), outcome, code, handling.rule(), Map.of("label", label.text()));
  }
}
