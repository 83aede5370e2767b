package org.tutela.core.index;

import org.tutela.core.hash.HashType;

/** The bands of all values of a type, band by band: what postings are made from. */
final class BandKeys {
  private final HashType type;
  private final int size;
  private final char[][] keys;

  BandKeys(HashType type, SortedValues values, long seed) {
    this.type = type;
    this.size = values.size();
    int words = type.bytes() / Long.BYTES;
    int bands = Bands.count(words);
    this.keys = new char[bands][size];
    BitPermutation permutation = BitPermutation.of(seed, words);
    long[] word = new long[words];
    for (int i = 0; i < size; i++) {
      for (int w = 0; w < words; w++) {
        word[w] = values.word(i, w);
      }
      permutation.apply(word, 0, word);
      for (int b = 0; b < bands; b++) {
        keys[b][i] = (char) Bands.key(word, b);
      }
    }
  }

  HashType type() {
    return type;
  }

  int size() {
    return size;
  }

  int bands() {
    return keys.length;
  }

  /** {@return the keys of all values in this band, which counts around the ring} */
  char[] of(int band) {
    return keys[band % keys.length];
  }

  /** {@return for each key how many values have it in this band} */
  int[] counts(int band) {
    int[] counts = new int[IndexLayout.BAND_KEYS];
    for (char key : keys[band]) {
      counts[key]++;
    }
    return counts;
  }
}
