package org.tutela.filters.policy;

/**
 * What a guardian allows by name. It opens nothing that a board has refused.
 *
 * @param allowed what is allowed
 * @param only whether everything else is blocked
 */
record AllowLayer(Selector allowed, boolean only) implements PolicyLayer {
  private static final Origin LIST = new Origin(Layer.ALLOW_LIST, "lists.allow");
  private static final Origin ONLY = new Origin(Layer.ALLOW_LIST, "lists.only");

  @Override
  public Layer id() {
    return Layer.ALLOW_LIST;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    String entry = allowed.find(request);
    if (!entry.isEmpty() && !request.prohibited()) {
      return said.say(LIST, Verdict.FINAL | Verdict.JUDGED, ReasonCode.ALLOW_LISTED, entry);
    }
    if (only) {
      return said.say(
          ONLY, Verdict.of(Outcome.BLOCK) | Verdict.FINAL, ReasonCode.NOT_ON_ALLOW_LIST);
    }
    return said;
  }
}
