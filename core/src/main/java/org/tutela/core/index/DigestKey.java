package org.tutela.core.index;

/**
 * The key of a digest: 64 bits that its first 128 bits and the list set's seed determine, spread
 * evenly whatever the digests are. It is one to one in the first word, so that key and second word
 * together are as good as both words.
 *
 * <p>Whoever knows the seed can make digests with equal keys. The compiler then tries other
 * attempts, and where they were aimed at too, such digests are searched by halving.
 */
final class DigestKey {
  /** How many keys a list set has. */
  static final int ATTEMPTS = 8;

  /** 2^64 divided by the golden ratio, the increment of SplitMix64 (Steele et al., 2014). */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final int attempt;
  private final long first;
  private final long second;
  private final long inverse;

  private DigestKey(int attempt, long first, long second) {
    this.attempt = attempt;
    this.first = first;
    this.second = second;
    this.inverse = inverse(second);
  }

  /** {@return the key function of a list set, the first of which has the number 0} */
  static DigestKey of(long seed, int attempt) {
    long state = seed + 2L * attempt * GOLDEN;
    return new DigestKey(
        attempt,
        BitPermutation.mix(state + GOLDEN) | 1,
        BitPermutation.mix(state + 2 * GOLDEN) | 1);
  }

  /** {@return the odd number whose product with this one is 1, by Newton's method} */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  int attempt() {
    return attempt;
  }

  /** {@return the key of a digest that begins with these two words} */
  long of(long word0, long word1) {
    long mixed = word0 ^ (word1 * first);
    return (mixed ^ (mixed >>> 32)) * second;
  }

  /** {@return the first word of the digest with this key and second word} */
  long wordBefore(long key, long word1) {
    long mixed = key * inverse;
    return mixed ^ (mixed >>> 32) ^ (word1 * first);
  }
}
