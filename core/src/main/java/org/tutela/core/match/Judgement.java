package org.tutela.core.match;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.index.HashIndex;

/**
 * All that decides what a hit means.
 *
 * @param index where it was found
 * @param rules as they were given
 * @param plan the rules made ready for the index
 * @param flood watches hashes that match too much
 * @param clock ends suppressions and floods
 * @param listener is told of floods
 */
record Judgement(
    HashIndex index,
    MatchRules rules,
    RulePlan plan,
    Optional<FloodGuard> flood,
    Clock clock,
    MatchListener listener) {

  /** The most that a match can mean without a second signal. */
  Disposition alone(Match match) {
    return plan.step(match.entry()).rule().alone(match.evidence());
  }

  Set<String> suppressingLists() {
    return rules.suppressingLists();
  }
}
