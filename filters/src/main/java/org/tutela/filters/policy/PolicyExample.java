package org.tutela.filters.policy;

import java.util.Optional;

/**
 * An example that a policy file gives of its own decisions. Immutable.
 *
 * @param line where it stands in the file
 * @param request what is asked
 * @param expected what the policy should say
 * @param because a reason that should decide, if the example names one
 */
public record PolicyExample(
    int line, DecisionRequest request, Outcome expected, Optional<ReasonCode> because) {

  /**
   * {@return whether a decision is the expected one}
   *
   * @param decision what the policy says
   */
  public boolean holds(Decision decision) {
    return decision.outcome() == expected
        && (because.isEmpty()
            || decision.deciding().stream().anyMatch(reason -> reason.code() == because.get()));
  }
}
