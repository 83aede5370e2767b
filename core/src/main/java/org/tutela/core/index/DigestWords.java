package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.LEAST_BYTES;
import static org.tutela.core.index.DigestLayout.WORDS;

/**
 * Digests of so many bytes as words, the last of which ends in zeros if it is not full. The first
 * two are at hand wherever this is used, so it is about the rest.
 */
record DigestWords(int bytes) {
  private static final int FIRST = LEAST_BYTES / Long.BYTES;

  /** {@return how many words a digest has} */
  int count() {
    return (bytes + Long.BYTES - 1) / Long.BYTES;
  }

  /** {@return how words from a position on compare to a digest in an array, the first two apart} */
  int compareRest(long[] words, int from, byte[] digest, int at) {
    for (int word = FIRST; word < count(); word++) {
      int order = Long.compareUnsigned(words[from + word], word(digest, at, word));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Puts all words of a digest but the first two behind a position. */
  void putRest(byte[] digest, int at, long[] words, int from) {
    for (int word = FIRST; word < count(); word++) {
      words[from + word] = word(digest, at, word);
    }
  }

  private long word(byte[] digest, int at, int number) {
    int from = number * Long.BYTES;
    if (from + Long.BYTES <= bytes) {
      return (long) WORDS.get(digest, at + from);
    }
    long word = 0;
    for (int i = from; i < bytes; i++) {
      word |= (digest[at + i] & 0xffL) << (Long.SIZE - Byte.SIZE * (i - from + 1));
    }
    return word;
  }
}
