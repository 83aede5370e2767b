package org.tutela.benchmarks.baseline;

/**
 * Compares a query with every 256-bit hash, giving up on one as soon as its first half is too far.
 * The baseline for Hamming search: no index at all.
 */
public final class LinearScan {
  private final long[] words;

  /**
   * Scans these hashes.
   *
   * @param words four to a hash
   */
  public LinearScan(long[] words) {
    this.words = words;
  }

  /**
   * {@return how many hashes lie within the radius of a query}
   *
   * @param query holds the query at {@code at}, four words
   * @param at where the query starts
   * @param radius the largest distance that counts
   */
  public int count(long[] query, int at, int radius) {
    long q0 = query[at];
    long q1 = query[at + 1];
    long q2 = query[at + 2];
    long q3 = query[at + 3];
    long[] hashes = words;
    int found = 0;
    for (int i = 0; i < hashes.length; i += 4) {
      int distance = Long.bitCount(hashes[i] ^ q0) + Long.bitCount(hashes[i + 1] ^ q1);
      if (distance > radius) {
        continue;
      }
      distance += Long.bitCount(hashes[i + 2] ^ q2) + Long.bitCount(hashes[i + 3] ^ q3);
      if (distance <= radius) {
        found++;
      }
    }
    return found;
  }
}
