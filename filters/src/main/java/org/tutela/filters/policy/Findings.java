package org.tutela.filters.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.label.RatingClaim;
import org.tutela.filters.rating.Rating;

/** Collects what the layers say during one decision. */
final class Findings {
  private final List<Reason> reasons = new ArrayList<>(4);
  private final Set<Obligation> obligations = EnumSet.noneOf(Obligation.class);
  private Outcome outcome = Outcome.ALLOW;
  private boolean judged;
  private boolean vouched = true;

  void add(
      Layer layer, Outcome said, ReasonCode code, String rule, Map<String, String> parameters) {
    add(new Reason(layer, said, code, rule, parameters, Optional.empty()));
  }

  void add(
      Layer layer,
      Outcome said,
      ReasonCode code,
      String rule,
      Map<String, String> parameters,
      Rating rating) {
    add(new Reason(layer, said, code, rule, parameters, Optional.of(rating)));
  }

  private void add(Reason reason) {
    reasons.add(reason);
    outcome = outcome.max(reason.outcome());
    judged |= vouched && reason.layer() != Layer.ILLEGAL;
  }

  /** What follows is about a claim; one that nobody vouches for leaves the item unrated. */
  void about(RatingClaim claim) {
    vouched = claim.trust() != LabelTrust.SELF;
  }

  /** What follows is about the item as a whole. */
  void aboutTheItem() {
    vouched = true;
  }

  void oblige(Set<Obligation> more) {
    obligations.addAll(more);
  }

  /** {@return whether a layer said something about the content itself that somebody vouches for} */
  boolean judged() {
    return judged;
  }

  Outcome outcome() {
    return outcome;
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  Set<Obligation> obligations() {
    return obligations.isEmpty() ? Set.of() : Set.copyOf(obligations);
  }
}
