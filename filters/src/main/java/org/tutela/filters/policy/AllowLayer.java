package org.tutela.filters.policy;

/**
 * What a guardian allows by name. It opens nothing that a board has refused.
 *
 * @param allowed what is allowed
 * @param only whether everything else is blocked
 */
record AllowLayer(Selector allowed, boolean only) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.ALLOW_LIST;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    String entry = allowed.find(request);
    if (!entry.isEmpty() && !request.prohibited()) {
      return Verdict.FINAL
          | Verdict.JUDGED
          | findings.say(id(), Outcome.ALLOW, ReasonCode.ALLOW_LISTED, "lists.allow", entry);
    }
    if (only) {
      return Verdict.FINAL
          | findings.say(id(), Outcome.BLOCK, ReasonCode.NOT_ON_ALLOW_LIST, "lists.only");
    }
    return Verdict.NONE;
  }
}
