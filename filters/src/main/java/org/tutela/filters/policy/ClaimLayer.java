package org.tutela.filters.policy;

import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Rating;

/** A layer that looks at one claim after the other, as far as the policy counts them. */
interface ClaimLayer extends PolicyLayer {
  /** {@return what the policy says about ratings} */
  Rules rules();

  /** {@return what was said, and what there is to say about a rating} */
  Findings judge(Claim claim, Rating rating, DecisionRequest request, Viewer viewer, Findings said);

  /** {@return what was said, and what there is to say about a label that is no rating} */
  Findings judge(Claim claim, Label label, DecisionRequest request, Viewer viewer, Findings said);

  /** {@return what was said, and what there is to say about all claims of a request} */
  default Findings judgeClaims(DecisionRequest request, Viewer viewer, Findings said) {
    Claim[] claims = request.claimArray();
    Combination combination = rules().combination();
    int floor = combination.floor(claims, rules().home());
    Findings all = said;
    for (Claim claim : claims) {
      if (combination.counts(claim, floor, rules().home())) {
        all =
            claim.rating().isPresent()
                ? judge(claim, claim.rating().get(), request, viewer, all)
                : judge(claim, claim.label().orElseThrow(), request, viewer, all);
      }
    }
    return all;
  }
}
