package org.tutela.filters.policy;

/** What a guardian denies by name. */
record DenyLayer(Selector denied) implements PolicyLayer {
  private static final Origin LIST = new Origin(Layer.DENY_LIST, "lists.deny");

  @Override
  public Layer id() {
    return Layer.DENY_LIST;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    String entry = denied.find(request);
    return entry.isEmpty()
        ? said
        : said.say(LIST, Verdict.of(Outcome.BLOCK) | Verdict.FINAL, ReasonCode.DENIED, entry);
  }
}
