package org.tutela.core.index;

/**
 * Rules out keys that a set does not have: a Bloom filter each key of which has its bits in one
 * word (Putze, Sanders and Singler, 2007). It lets one in a hundred pass that it should not. Filled
 * by one thread, then safe for any number.
 */
final class DigestFilter {
  private static final int VALUES_IN_WORD = 5;

  private final long[] words;

  /** Room for so many keys: 13 bits for each. */
  DigestFilter(int keys) {
    this.words = new long[Math.max(1, keys / VALUES_IN_WORD)];
  }

  void add(long key) {
    words[word(key)] |= probes(key);
  }

  /** {@return false only if the key was not added} */
  boolean mayHave(long key) {
    long probes = probes(key);
    return (words[word(key)] & probes) == probes;
  }

  private int word(long key) {
    return DigestLayout.group(DigestLayout.place(key, words.length));
  }

  private static long probes(long key) {
    return 1L << key | 1L << (key >>> 6) | 1L << (key >>> 12) | 1L << (key >>> 18);
  }
}
