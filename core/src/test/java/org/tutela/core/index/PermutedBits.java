package org.tutela.core.index;

/** Where the permutation of an index puts the bits of a 256-bit hash. */
final class PermutedBits {
  private PermutedBits() {}

  /** For each bit of a hash, the first one highest, where the permutation puts it. */
  static int[] places(long seed) {
    BitPermutation permutation = BitPermutation.of(seed, 4);
    int[] places = new int[256];
    for (int bit = 0; bit < places.length; bit++) {
      long[] word = new long[4];
      word[bit / 64] = Long.MIN_VALUE >>> bit % 64;
      permutation.apply(word, 0, word);
      for (int w = 0; w < 4; w++) {
        if (word[w] != 0) {
          places[bit] = 64 * w + Long.numberOfTrailingZeros(word[w]);
        }
      }
    }
    return places;
  }
}
