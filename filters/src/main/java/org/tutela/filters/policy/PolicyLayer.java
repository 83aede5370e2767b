package org.tutela.filters.policy;

/** One layer of a compiled policy. Immutable. */
interface PolicyLayer {
  /** {@return which layer this is} */
  Layer id();

  /**
   * {@return what the earlier layers said and what this one has to say about a request}
   *
   * @param said what the earlier layers said
   */
  Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said);
}
