package org.tutela.filters.policy;

/** What holds when no layer said anything about the content itself. */
record DefaultLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.DEFAULT;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    if (Verdict.isJudged(said.verdict())) {
      return said;
    }
    Handling handling = rules.otherwise();
    Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
    return said.say(
        handling.origin(), Verdict.of(outcome), ReasonCode.NO_RULE, request.medium().id());
  }
}
