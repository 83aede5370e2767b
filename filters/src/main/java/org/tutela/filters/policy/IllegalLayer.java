package org.tutela.filters.policy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tutela.core.match.Disposition;

/**
 * Known abuse material. A match to act on is final, whatever the policy says; one to review puts a
 * person before the content.
 */
record IllegalLayer(Outcome review) implements PolicyLayer {
  private static final Set<Obligation> CAREFULLY =
      EnumSet.of(Obligation.HUMAN_REVIEW, Obligation.BLUR);

  @Override
  public Layer id() {
    return Layer.ILLEGAL;
  }

  @Override
  public boolean judge(DecisionRequest request, Viewer viewer, Findings findings) {
    if (request.match().isEmpty()) {
      return false;
    }
    if (request.match().get() == Disposition.ACT) {
      findings.add(id(), Outcome.BLOCK_ILLEGAL, ReasonCode.KNOWN_ILLEGAL, "", Map.of());
      return true;
    }
    findings.add(id(), review, ReasonCode.MATCH_NEEDS_REVIEW, "illegal.review", Map.of());
    findings.oblige(CAREFULLY);
    return false;
  }
}
