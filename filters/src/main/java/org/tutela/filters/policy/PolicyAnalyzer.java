package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.List;

/**
 * Proves things about policies. What can be asked of a policy is finite apart from single items and
 * hours: every rating of the catalogue and none, every medium, alone and with an adult, every age
 * from 0 to 21. So every question is asked, about a million of them in a second or two. Schedules
 * are left out, because they only add to the severity.
 */
public final class PolicyAnalyzer {
  private PolicyAnalyzer() {}

  /**
   * {@return what is well formed in a policy and yet hardly meant so: rules that are never reached,
   * that contradict each other, or that are milder than a law}
   *
   * @param policy the policy
   * @param day the day whose laws hold
   */
  public static List<PolicyFinding> check(Policy policy, LocalDate day) {
    return new PolicyChecker(policy.model(), day).findings();
  }

  /**
   * {@return one counterexample for every law that the policy breaks; none if it keeps them all}
   *
   * @param policy the policy, with the laws that it states about itself
   * @param day the day whose laws hold
   */
  public static List<Counterexample> verify(Policy policy, LocalDate day) {
    return new PolicyVerifier(policy.model(), day, PolicyVerifier::decider).verify();
  }

  /** {@return the names of the laws that every policy is held to} */
  public static List<String> laws() {
    return PolicyVerifier.LAWS;
  }

  /**
   * {@return every decision that two policies make differently, grouped}
   *
   * @param before the first policy
   * @param after the second policy
   * @param day the day whose laws hold
   */
  public static List<PolicyChange> diff(Policy before, Policy after, LocalDate day) {
    return new PolicyDiff(before.model(), after.model(), day).changes();
  }
}
