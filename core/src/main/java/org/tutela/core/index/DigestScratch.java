package org.tutela.core.index;

/** What the digest searches of one searcher need. Reusable, one thread at a time. */
final class DigestScratch {
  /** So many queries of a batch are in flight together: their heads fit into the first cache. */
  static final int FLIGHT = 64;

  static final int LONGEST_DIGEST = 64;

  /** One query, where it is longer than two words. */
  final byte[] query = new byte[LONGEST_DIGEST];

  /** A copy of a word of a file. */
  final byte[] word = new byte[Long.BYTES];

  /** A copy of a head. */
  final long[] head = new long[DigestLayout.HEAD_WORDS];

  /** A copy of a value. */
  final byte[] value = new byte[LONGEST_DIGEST];

  /** The keys of the queries in flight, then of those that have a suspect. */
  final long[] keys = new long[FLIGHT];

  /** The queries in flight that have a suspect. */
  final int[] queries = new int[FLIGHT];

  /** The slots of those that may be found. */
  final int[] slots = new int[FLIGHT];

  /** Their suspects. */
  final long[] suspects = new long[FLIGHT];

  /** The stored key of the value that was looked at last. */
  long stored;

  /** Keeps the compiler from leaving out what only warms the caches. */
  long touched;

  /** Whether the last digest that got past a filter was found. */
  boolean foundLast;

  /** Whether an answer holds only if the file still has its length. */
  boolean doubtful;

  /**
   * {@return whether the value of a file that was copied, and is not what was asked for, may be so
   * but for zeros of a cut} What is not zero is the file's.
   */
  boolean leavesOpen(long word1) {
    long stored = (long) DigestLayout.WORDS.get(value, 0);
    return stored == word1 || DigestLayout.hasZero(stored);
  }
}
