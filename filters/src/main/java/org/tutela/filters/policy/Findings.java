package org.tutela.filters.policy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Rating;

/**
 * What the layers of a policy said so far: outcome, obligations and reasons. A value; to say more
 * gives another one, so there is no outcome without its reasons.
 *
 * <p>What was said before is the same object again: a decision of which every step was taken before
 * costs a lookup a step and no object, whatever the item. What quotes the text of a label is not
 * kept, because there is no end to it. Safe for any number of threads; they take no lock.
 */
final class Findings {
  private final Memory memory;
  private final @Nullable Findings before;
  private final Statement last;
  private final int hash;
  private final boolean kept;
  private final int verdict;
  private final List<Reason> reasons;

  /** The last decision that was made of this. A lost update only costs another object. */
  private @Nullable Decision decision;

  private Findings(Memory memory) {
    this.memory = memory;
    this.before = null;
    this.last = Statement.NOTHING;
    this.hash = 0;
    this.kept = true;
    this.verdict = Verdict.NONE;
    this.reasons = List.of();
  }

  private Findings(Findings before, Statement last, int hash, boolean kept) {
    this.memory = before.memory;
    this.before = before;
    this.last = last;
    this.hash = hash;
    this.kept = kept;
    this.verdict = Verdict.join(before.verdict, last.bits());
    this.reasons = last.addedTo(before.reasons);
  }

  /** {@return what is said before anybody speaks} */
  static Findings none() {
    return new Findings(new Memory(true));
  }

  /** {@return the same, for those who want no reasons} */
  static Findings withoutReasons() {
    return new Findings(new Memory(false));
  }

  /** {@return outcome and obligations, as a {@link Verdict}} */
  int verdict() {
    return verdict;
  }

  /** {@return whether so much is kept that it is time to begin anew} */
  boolean full() {
    return memory.full();
  }

  /** {@return the decision that follows, which holds for so many seconds} */
  Decision decision(PolicyModel model, String dataVersion, long ttl) {
    Decision known = decision;
    if (known == null || known.ttl().toSeconds() != ttl) {
      known =
          new Decision(
              Verdict.outcome(verdict),
              Verdict.obligations(verdict),
              reasons,
              model.id(),
              model.version(),
              dataVersion,
              Duration.ofSeconds(ttl));
      decision = known;
    }
    return known;
  }

  /** {@return this, and bits of a {@link Verdict} for which nobody gives a reason} */
  Findings with(int bits) {
    return Verdict.join(verdict, bits) == verdict
        ? this
        : then(bits, null, null, null, null, null, List.of());
  }

  /** {@return this, and a reason whose code has no parameters} */
  Findings say(Origin origin, int bits, ReasonCode code) {
    return memory.reasons ? then(bits, origin, code, null, null, null, List.of()) : with(bits);
  }

  /** {@return this, and a reason whose code has one parameter} */
  Findings say(Origin origin, int bits, ReasonCode code, Object value) {
    return memory.reasons ? then(bits, origin, code, value, null, null, List.of()) : with(bits);
  }

  /** {@return this, and a reason whose code has two parameters} */
  Findings say(Origin origin, int bits, ReasonCode code, Object first, Object second) {
    return memory.reasons ? then(bits, origin, code, first, second, null, List.of()) : with(bits);
  }

  /** {@return this, and a reason whose last parameters are always the same} */
  Findings say(Origin origin, int bits, ReasonCode code, Object first, List<String> others) {
    return memory.reasons ? then(bits, origin, code, first, null, null, others) : with(bits);
  }

  /** {@return this, and a reason whose code has three parameters} */
  Findings say(
      Origin origin, int bits, ReasonCode code, Object first, Object second, Object third) {
    return say(origin, bits, code, first, second, third, List.of());
  }

  /**
   * {@return this, and a reason}
   *
   * @param origin who says so
   * @param bits what is said, as a {@link Verdict}
   * @param code why
   * @param first the value of the code's first parameter; of a {@link Claim} its rating, which is
   *     the reason's row of the catalogue as well, or its label
   * @param second that of the second
   * @param third that of the third
   * @param others those that follow
   */
  Findings say(
      Origin origin,
      int bits,
      ReasonCode code,
      Object first,
      Object second,
      Object third,
      List<String> others) {
    return memory.reasons ? then(bits, origin, code, first, second, third, others) : with(bits);
  }

  private Findings then(
      int bits,
      @Nullable Origin origin,
      @Nullable ReasonCode code,
      @Nullable Object first,
      @Nullable Object second,
      @Nullable Object third,
      List<String> others) {
    Object one = first instanceof Claim claim ? claim.subject() : first;
    Object two = second instanceof Claim claim ? claim.subject() : second;
    if (!kept || one instanceof Label) {
      return new Findings(
          this, new Statement(bits, origin, code, one, two, third, others), 0, false);
    }
    int next = 31 * (31 * hash + bits) + hash(one);
    next = 31 * (31 * next + hash(two)) + hash(third);
    @Nullable Findings[] slots = memory.slots;
    for (int i = 0; i < Memory.PROBES; i++) {
      Findings found = slots[Memory.slot(next, i, slots)];
      if (found == null) {
        break;
      }
      if (found.hash == next
          && found.before == this
          && found.last.is(bits, origin, code, one, two, third, others)) {
        return found;
      }
    }
    Statement said = new Statement(bits, origin, code, one, two, third, others);
    Findings fresh = new Findings(this, said, next, true);
    memory.keep(fresh);
    return fresh;
  }

  private static int hash(@Nullable Object value) {
    return value instanceof Rating ? System.identityHashCode(value) : Objects.hashCode(value);
  }

  /** What followed from one beginning, as far as it is kept. */
  private static final class Memory {
    /** How far from its place something may stand. */
    static final int PROBES = 8;

    private static final int MOST = 1 << 14;

    final boolean reasons;

    /** Open addressing. Whatever a race or a full stretch loses costs another object, no more. */
    @Nullable Findings[] slots = new Findings[1 << 6];

    private int count;

    Memory(boolean reasons) {
      this.reasons = reasons;
    }

    /** Fibonacci hashing: the hashes of ages are near one another. */
    static int slot(int hash, int probe, @Nullable Findings[] slots) {
      return (((hash * 0x9E3779B9) >>> 8) + probe) & (slots.length - 1);
    }

    boolean full() {
      return count >= MOST;
    }

    void keep(Findings findings) {
      if (full()) {
        return;
      }
      count++;
      @Nullable Findings[] table = slots;
      if (2 * count > table.length) {
        table = new Findings[2 * table.length];
        for (Findings earlier : slots) {
          put(earlier, table);
        }
      }
      put(findings, table);
      slots = table;
    }

    private static void put(@Nullable Findings findings, @Nullable Findings[] slots) {
      for (int i = 0; findings != null && i < PROBES; i++) {
        int slot = slot(findings.hash, i, slots);
        if (slots[slot] == null) {
          slots[slot] = findings;
          return;
        }
      }
    }
  }
}
