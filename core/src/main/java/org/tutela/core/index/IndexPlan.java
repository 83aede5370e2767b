package org.tutela.core.index;

/** How the values of one hash type are searched. The compiler chooses; answers never differ. */
public enum IndexPlan {
  /** Sorted digests behind a directory of their first bits. */
  DIGESTS,

  /** Every value is compared: the least memory, and the fastest for small lists. */
  SCAN,

  /** Bands of 16 bits whose postings carry 32 bits of the value: the fastest for large lists. */
  BANDS,

  /** No engine: the values are kept, and nothing matches them. */
  UNMATCHABLE;

  static IndexPlan of(int code) {
    return values()[code];
  }
}
