package org.tutela.filters.policy;

import java.util.EnumSet;
import org.tutela.core.match.Disposition;

/**
 * Known abuse material. A match to act on is final, whatever the policy says; one to review puts a
 * person before the content.
 */
record IllegalLayer(Outcome review) implements PolicyLayer {
  private static final int CAREFULLY =
      Verdict.of(EnumSet.of(Obligation.HUMAN_REVIEW, Obligation.BLUR));
  private static final Origin KNOWN = new Origin(Layer.ILLEGAL, "");
  private static final Origin DOUBTFUL = new Origin(Layer.ILLEGAL, "illegal.review");

  @Override
  public Layer id() {
    return Layer.ILLEGAL;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    if (request.match().isEmpty()) {
      return said;
    }
    if (request.match().get() == Disposition.ACT) {
      return said.say(
          KNOWN, Verdict.of(Outcome.BLOCK_ILLEGAL) | Verdict.FINAL, ReasonCode.KNOWN_ILLEGAL);
    }
    return said.say(DOUBTFUL, Verdict.of(review) | CAREFULLY, ReasonCode.MATCH_NEEDS_REVIEW);
  }
}
