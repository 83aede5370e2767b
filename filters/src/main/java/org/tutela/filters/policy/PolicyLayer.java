package org.tutela.filters.policy;

/** One layer of a compiled policy. Immutable. */
interface PolicyLayer {
  /** {@return which layer this is} */
  Layer id();

  /**
   * Says what it has to say about a request. It is called once without and, if reasons are needed,
   * once more with findings; both calls say the same.
   *
   * @param before what the earlier layers said
   * @return what this layer says, as a {@link Verdict}
   */
  int judge(DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings);
}
