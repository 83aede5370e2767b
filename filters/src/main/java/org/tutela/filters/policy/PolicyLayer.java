package org.tutela.filters.policy;

/** One layer of a compiled policy. Immutable. */
interface PolicyLayer {
  /** {@return which layer this is} */
  Layer id();

  /**
   * Says what it has to say about a request.
   *
   * @return whether the decision is final and no later layer is asked
   */
  boolean judge(DecisionRequest request, Viewer viewer, Findings findings);
}
