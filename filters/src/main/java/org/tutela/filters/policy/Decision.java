package org.tutela.filters.policy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a policy decided, and why. Immutable.
 *
 * @param outcome what to do
 * @param obligations what to do besides
 * @param reasons what every layer said, in the order in which they were asked; never empty
 * @param policyId the policy that decided
 * @param policyVersion its version
 * @param dataVersion the version of the rating data it used
 * @param ttl how long the decision holds: nothing that the policy knows of changes it before
 */
public record Decision(
    Outcome outcome,
    Set<Obligation> obligations,
    List<Reason> reasons,
    String policyId,
    int policyVersion,
    String dataVersion,
    Duration ttl) {

  /** {@return the reasons that gave this outcome; the others were milder} */
  public List<Reason> deciding() {
    return reasons.stream().filter(reason -> reason.outcome() == outcome).toList();
  }

  /**
   * {@return why it was decided so, in English sentences; none for a child to whom all is allowed}
   * Reasons that were milder than the outcome are left out, except for an auditor.
   *
   * @param audience who reads them
   */
  public List<String> explain(Audience audience) {
    if (audience == Audience.CHILD && outcome == Outcome.ALLOW) {
      return List.of();
    }
    List<Reason> told = audience == Audience.AUDITOR ? reasons : deciding();
    return told.stream().map(reason -> reason.explain(audience)).distinct().toList();
  }
}
