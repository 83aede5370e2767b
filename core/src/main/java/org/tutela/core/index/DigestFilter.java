package org.tutela.core.index;

import java.util.SplittableRandom;

/**
 * Rules out keys that a set does not have: a Bloom filter each key of which has its bits in one
 * word (Putze, Sanders and Singler, 2007). Which bits these are, one of a few patterns says that is
 * turned. It lets one in two hundred pass that it should not. Filled by one thread, then safe for
 * any number.
 */
final class DigestFilter {
  private static final int VALUES_IN_WORD = 4;
  private static final int BITS_OF_VALUE = 5;
  private static final int PATTERN_SHIFT = 6;
  private static final long[] PATTERNS = patterns();

  private final long[] words;

  /** Room for so many keys: 16 bits for each. */
  DigestFilter(int keys) {
    this.words = new long[Math.max(1, keys / VALUES_IN_WORD)];
  }

  private static long[] patterns() {
    long[] patterns = new long[1 << PATTERN_SHIFT];
    SplittableRandom random = new SplittableRandom(0);
    for (int i = 0; i < patterns.length; i++) {
      while (Long.bitCount(patterns[i]) < BITS_OF_VALUE) {
        patterns[i] |= 1L << random.nextInt(Long.SIZE);
      }
    }
    return patterns;
  }

  void add(long key) {
    words[word(key)] |= bits(key);
  }

  /** {@return false only if the key was not added} */
  boolean mayHave(long key) {
    long bits = bits(key);
    return (words[word(key)] & bits) == bits;
  }

  /** Begins to bring the word of a key near; what it returns means nothing. */
  long touch(long key) {
    return words[word(key)];
  }

  private int word(long key) {
    return DigestLayout.group(DigestLayout.place(key, words.length));
  }

  private static long bits(long key) {
    long pattern = PATTERNS[(int) (key >>> PATTERN_SHIFT) & (PATTERNS.length - 1)];
    return Long.rotateLeft(pattern, (int) key);
  }
}
