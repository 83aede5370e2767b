package org.tutela.core.index;

/**
 * The key of a digest: 64 bits that its first 128 bits and the list set's seed determine, spread
 * evenly whatever the digests are. Together with the second word it determines the first, so both
 * together are as good as the digest itself.
 *
 * <p>Whoever knows the seed can still make digests with equal keys. Groups of such digests are
 * searched by halving, and the compiler tries other attempts first.
 */
final class DigestKey {
  /** Other keys are tried so many times in all while a list crowds into few groups. */
  static final int ATTEMPTS = 8;

  /** 2^64 divided by the golden ratio, the increment of SplitMix64 (Steele et al., 2014). */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long first;
  private final long second;

  private DigestKey(long first, long second) {
    this.first = first;
    this.second = second;
  }

  /** {@return the key function of a list set} */
  static DigestKey of(long seed, int attempt) {
    long state = seed + 2 * attempt * GOLDEN;
    return new DigestKey(BitPermutation.mix(state + GOLDEN) | 1, BitPermutation.mix(state + 2 * GOLDEN) | 1);
  }

  /** {@return the key of a digest that begins with these two words} */
  long of(long word0, long word1) {
    long mixed = word0 ^ (word1 * first);
    return (mixed ^ (mixed >>> 32)) * second;
  }
}
