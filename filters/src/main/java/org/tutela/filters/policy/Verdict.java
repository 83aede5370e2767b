package org.tutela.filters.policy;

import java.util.EnumSet;
import java.util.Set;

/**
 * What layers said so far, in one {@code int}, so that a decision that allows needs no object: the
 * outcome in the lowest bits, then whether the content was judged and whether the last word is
 * spoken, then one bit an obligation.
 */
@SuppressWarnings("EnumOrdinal") // The bits never leave the process.
final class Verdict {
  /** Nobody said anything. */
  static final int NONE = 0;

  /** Some layer said something about the content itself. */
  static final int JUDGED = 1 << 3;

  /** No later layer is asked. */
  static final int FINAL = 1 << 4;

  private static final int OUTCOME = 7;
  private static final int OBLIGATIONS = 8;
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Obligation[] ALL = Obligation.values();

  private Verdict() {}

  static int of(Outcome outcome) {
    return outcome.ordinal();
  }

  static int of(Set<Obligation> obligations) {
    int bits = 0;
    for (Obligation obligation : obligations) {
      bits |= 1 << (OBLIGATIONS + obligation.ordinal());
    }
    return bits;
  }

  /** {@return both: the more severe outcome, and everything else that either says} */
  static int join(int one, int other) {
    return Math.max(one & OUTCOME, other & OUTCOME) | ((one | other) & ~OUTCOME);
  }

  static boolean isJudged(int verdict) {
    return (verdict & JUDGED) != 0;
  }

  static boolean isFinal(int verdict) {
    return (verdict & FINAL) != 0;
  }

  static Outcome outcome(int verdict) {
    return OUTCOMES[verdict & OUTCOME];
  }

  static Set<Obligation> obligations(int verdict) {
    if (verdict >> OBLIGATIONS == 0) {
      return Set.of();
    }
    Set<Obligation> set = EnumSet.noneOf(Obligation.class);
    for (Obligation obligation : ALL) {
      if ((verdict & (1 << (OBLIGATIONS + obligation.ordinal()))) != 0) {
        set.add(obligation);
      }
    }
    return Set.copyOf(set);
  }
}
