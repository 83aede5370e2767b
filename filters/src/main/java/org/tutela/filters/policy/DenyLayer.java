package org.tutela.filters.policy;

/** What a guardian denies by name. */
record DenyLayer(Selector denied) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.DENY_LIST;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    String entry = denied.find(request);
    return entry.isEmpty()
        ? Verdict.NONE
        : Verdict.FINAL | findings.say(id(), Outcome.BLOCK, ReasonCode.DENIED, "lists.deny", entry);
  }
}
