package org.tutela.core.index;

/**
 * Rules out keys that a list does not have: a Bloom filter each key of which has its bits in one
 * word (Putze, Sanders and Singler, 2007). Which bits these are, one of a few patterns says that is
 * turned.
 */
final class DigestFilter {
  /** With 16 bits for each key it lets one in two hundred pass that it should not. */
  private static final int KEYS_IN_WORD = 4;

  private static final int BITS_OF_KEY = 5;
  private static final int PATTERN_SHIFT = 6;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long[] PATTERNS = patterns();

  private DigestFilter() {}

  /** {@return whether so many bytes can be a filter} */
  static boolean isLength(long bytes) {
    return bytes > 0 && bytes % Long.BYTES == 0 && bytes <= Integer.MAX_VALUE;
  }

  /** {@return how many words the filter of so many keys has} */
  static int words(int keys) {
    return Math.max(1, keys / KEYS_IN_WORD);
  }

  /** The bits of each are the first five different ones that a number's groups of six name. */
  private static long[] patterns() {
    long[] patterns = new long[1 << PATTERN_SHIFT];
    for (int i = 0; i < patterns.length; i++) {
      long places = BitPermutation.mix(i + 1L);
      for (; Long.bitCount(patterns[i]) < BITS_OF_KEY; places >>>= PATTERN_SHIFT) {
        patterns[i] |= 1L << places;
      }
    }
    return patterns;
  }

  /** {@return false only if the list does not have a key} */
  static boolean mayHave(long[] words, long key) {
    return has(words[word(key, words.length)], key);
  }

  /** {@return what the word of a key lacks for it: nothing if the list has the key} */
  static long missing(long[] words, long key) {
    return bits(key) & ~words[word(key, words.length)];
  }

  /** Begins to bring the word of a key near; what it returns means nothing. */
  static long touch(long[] words, long key) {
    return words[word(key, words.length)];
  }

  /** {@return the word of a key where there are so many} */
  static int word(long key, int words) {
    return DigestLayout.group(DigestLayout.place(key, words));
  }

  /** {@return whether a word has the bits of a key} */
  static boolean has(long word, long key) {
    long bits = bits(key);
    return (word & bits) == bits;
  }

  /**
   * {@return the word with at least these bits} No byte of it is zero, so it shows whether the file
   * was cut.
   */
  static long whole(long bits) {
    long notZero = ((bits & LOW_BITS) + LOW_BITS) | bits;
    return bits | (~notZero & ~LOW_BITS);
  }

  /** {@return the bits of a key, for what makes a word} */
  static long bits(long key) {
    long pattern = PATTERNS[(int) (key >>> PATTERN_SHIFT) & (PATTERNS.length - 1)];
    return Long.rotateLeft(pattern, (int) key);
  }
}
