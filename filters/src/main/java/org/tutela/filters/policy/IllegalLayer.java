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

  @Override
  public Layer id() {
    return Layer.ILLEGAL;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    if (request.match().isEmpty()) {
      return Verdict.NONE;
    }
    if (request.match().get() == Disposition.ACT) {
      return Verdict.FINAL
          | findings.say(id(), Outcome.BLOCK_ILLEGAL, ReasonCode.KNOWN_ILLEGAL, "");
    }
    return CAREFULLY | findings.say(id(), review, ReasonCode.MATCH_NEEDS_REVIEW, "illegal.review");
  }
}
