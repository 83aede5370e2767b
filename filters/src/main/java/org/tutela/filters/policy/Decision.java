package org.tutela.filters.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
   *
   * @param audience who reads them
   */
  public List<String> explain(Audience audience) {
    return explain(audience, Locale.ENGLISH);
  }

  /**
   * {@return why it was decided so, in sentences of a language; none for a child to whom all is
   * allowed} A child and a guardian read the reasons that gave the outcome, an auditor reads all.
   *
   * @param audience who reads them
   * @param locale in which language; English if there are no sentences in it
   */
  public List<String> explain(Audience audience, Locale locale) {
    if (audience == Audience.CHILD && outcome == Outcome.ALLOW) {
      return List.of();
    }
    List<Reason> told = audience == Audience.AUDITOR ? reasons : deciding();
    return told.stream().map(reason -> reason.explain(audience, locale)).distinct().toList();
  }
}
