package org.tutela.filters.policy;

/** What holds when no layer said anything about the content itself. */
record DefaultLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.DEFAULT;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    if (Verdict.isJudged(before)) {
      return Verdict.NONE;
    }
    Handling handling = rules.otherwise();
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    return findings.say(id(), outcome, ReasonCode.NO_RULE, handling.rule(), request.medium().id());
  }
}
