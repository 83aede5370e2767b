package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.WORDS;

import org.tutela.core.hash.ContentHash;

/**
 * Exact membership of digests. Every positive has been compared with all that is stored. Safe for
 * any number of threads, each with a scratch of its own.
 */
abstract class DigestEngine {
  /** Says that no value equals a digest. */
  static final int NONE = -1;

  /** Derives the key of a digest. */
  final DigestKey keys;

  private final int digestBytes;

  /** Whether more of a digest counts than its first two words. */
  final boolean longer;

  /** How many values there are. */
  final int size;

  DigestEngine(DigestLayout layout, int size) {
    this.keys = layout.key();
    this.digestBytes = layout.digestBytes();
    this.longer = layout.tailBytes() > 0;
    this.size = size;
  }

  /**
   * {@return the number of the value that equals a digest, or NONE} Of the array only what comes
   * after the first two words is looked at.
   */
  abstract int find(long key, long word1, byte[] digest, int at, DigestScratch scratch);

  /** {@return whether a value equals a digest} May cost less than to say which. */
  boolean has(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    return find(key, word1, digest, at, scratch) != NONE;
  }

  /**
   * Finds digests that lie one after another, so that their cache misses overlap.
   *
   * @param digests the queries
   * @param width how many bytes each has
   * @param found takes the number of the value for each, or NONE; as many as it has places
   */
  abstract void findAll(byte[] digests, int width, int[] found, DigestScratch scratch);

  /** {@return how many bits of a digest are compared} */
  final int bits() {
    return digestBytes * Byte.SIZE;
  }

  /**
   * {@return the number of the value that equals a digest, or NONE} Where the scratch is
   * {@linkplain DigestScratch#doubtful doubtful} then, it holds only if the file still has its
   * length.
   */
  final int find(ContentHash digest, DigestScratch scratch) {
    long word1 = digest.word(1);
    long key = keys.of(digest.word(0), word1);
    if (longer) {
      digest.copyTo(scratch.query, 0);
    }
    return find(key, word1, scratch.query, 0, scratch);
  }

  /** {@return the same for a digest that lies in an array} */
  final int find(byte[] digest, int at, DigestScratch scratch) {
    long word1 = (long) WORDS.get(digest, at + Long.BYTES);
    return find(keys.of((long) WORDS.get(digest, at), word1), word1, digest, at, scratch);
  }

  /** Derives the keys of so many digests that lie one after another from a position on. */
  final void keys(byte[] digests, int from, int width, int count, long[] into) {
    for (int i = 0, at = from; i < count; i++, at += width) {
      long word1 = (long) WORDS.get(digests, at + Long.BYTES);
      into[i] = keys.of((long) WORDS.get(digests, at), word1);
    }
  }
}
