package org.tutela.filters.policy;

import java.util.Map;

/** What holds when no layer said anything about the content itself. */
record DefaultLayer(Rules rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.DEFAULT;
  }

  @Override
  public boolean judge(DecisionRequest request, Viewer viewer, Findings findings) {
    if (!findings.judged()) {
      Handling handling = rules.otherwise();
      Outcome outcome = rules.outcome(handling, 0, request.medium(), viewer);
      Map<String, String> named = Map.of("medium", request.medium().id());
      findings.add(id(), outcome, ReasonCode.NO_RULE, handling.rule(), named);
    }
    return true;
  }
}
