package org.tutela.benchmarks;

import java.util.SplittableRandom;

/**
 * Synthetic PDQ hashes and queries, the same for every run.
 *
 * <p>Like real PDQ hashes they are balanced (128 ones). Nine in ten stand alone, the others come in
 * clusters of ten near-duplicates. Every second query is a stored hash with 0 to 31 bits turned,
 * the rest are unrelated.
 */
final class PdqCorpus {
  /** Words in a hash. */
  static final int WORDS = 4;

  private static final int CLUSTER = 10;

  private final SplittableRandom random;
  private final int[] order = new int[256];

  private PdqCorpus(long seed) {
    random = new SplittableRandom(seed);
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** {@return hashes to search in, four words each} */
  static long[] hashes(int count) {
    PdqCorpus corpus = new PdqCorpus(1);
    long[] words = new long[WORDS * count];
    int alone = count - count / CLUSTER;
    for (int i = 0; i < alone; i++) {
      corpus.balanced(words, WORDS * i);
    }
    for (int i = alone; i < count; i++) {
      int member = (i - alone) % CLUSTER;
      if (member == 0) {
        corpus.balanced(words, WORDS * i);
      } else {
        // As many bits from the centre as its number: no two members are equal.
        System.arraycopy(words, WORDS * (i - member), words, WORDS * i, WORDS);
        corpus.turn(words, WORDS * i, member);
      }
    }
    return words;
  }

  /** {@return queries, four words each; those at even places are near a stored hash} */
  static long[] queries(long[] hashes, int count) {
    PdqCorpus corpus = new PdqCorpus(2);
    long[] words = new long[WORDS * count];
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        int source = corpus.random.nextInt(hashes.length / WORDS);
        System.arraycopy(hashes, WORDS * source, words, WORDS * i, WORDS);
        corpus.turn(words, WORDS * i, corpus.random.nextInt(32));
      } else {
        corpus.balanced(words, WORDS * i);
      }
    }
    return words;
  }

  private void balanced(long[] words, int at) {
    shuffle(128);
    for (int i = 0; i < 128; i++) {
      words[at + (order[i] >> 6)] |= 1L << (order[i] & 63);
    }
  }

  private void turn(long[] words, int at, int bits) {
    shuffle(bits);
    for (int i = 0; i < bits; i++) {
      words[at + (order[i] >> 6)] ^= 1L << (order[i] & 63);
    }
  }

  /** Brings a random choice of bit numbers to the front. */
  private void shuffle(int chosen) {
    for (int i = 0; i < chosen; i++) {
      int j = i + random.nextInt(order.length - i);
      int bit = order[i];
      order[i] = order[j];
      order[j] = bit;
    }
  }
}
