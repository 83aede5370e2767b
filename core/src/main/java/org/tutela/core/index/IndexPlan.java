package org.tutela.core.index;

import java.util.Optional;

/** How the values of one hash type are searched. The compiler chooses; answers never differ. */
public enum IndexPlan {
  /** Digests in groups, each behind a cache line that rules out most others. */
  DIGESTS(1),

  /** Every value is compared: the least memory, and the fastest for small lists. */
  SCAN(2),

  /**
   * Bands of 16 bits whose postings carry 16 bits of the value: the fastest for large lists, at
   * some 120 to 150 bytes for each PDQ hash.
   */
  BANDS(3),

  /** Fewer, wider bands whose postings are packed: slower, at some 70 bytes for each PDQ hash. */
  WIDE_BANDS(4),

  /** No engine: the values are kept, and nothing matches them. */
  UNMATCHABLE(5);

  private final int code;

  IndexPlan(int code) {
    this.code = code;
  }

  /** The number that stands for it in a file. */
  int code() {
    return code;
  }

  static Optional<IndexPlan> of(long code) {
    for (IndexPlan plan : values()) {
      if (plan.code == code) {
        return Optional.of(plan);
      }
    }
    return Optional.empty();
  }
}
