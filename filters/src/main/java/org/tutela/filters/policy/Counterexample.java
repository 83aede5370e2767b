package org.tutela.filters.policy;

/**
 * A case in which a policy breaks a law. Immutable.
 *
 * @param law the law, a built-in one such as {@code older-is-never-stricter} or {@code
 *     invariants.ID} of the policy
 * @param example the first case that breaks it, in words
 * @param count how many cases break it
 */
public record Counterexample(String law, String example, long count) {
  /** {@return law, number of cases and the first of them} */
  @Override
  public String toString() {
    return law + ": " + example + (count > 1 ? " (and " + (count - 1) + " more)" : "");
  }
}
