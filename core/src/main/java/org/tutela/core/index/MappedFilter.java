package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.LONGS;

/** The words of a {@link DigestFilter} in a mapped file. */
final class MappedFilter {
  private final MappedBytes bytes;
  private final int words;

  MappedFilter(MappedBytes bytes) {
    this.bytes = bytes;
    this.words = (int) (bytes.length() / Long.BYTES);
  }

  /** {@return whether so many bytes can be a filter} */
  static boolean isLength(long bytes) {
    return bytes > 0 && bytes % Long.BYTES == 0 && bytes / Long.BYTES <= Integer.MAX_VALUE;
  }

  /**
   * {@return false only if the list does not have a key} Its word is copied into zeros first. What
   * is not zero then is the file's, so a word without a zero byte proves a miss.
   *
   * @throws IndexOutOfBoundsException if it has one: the file was cut
   */
  boolean mayHave(long key, DigestScratch scratch) {
    long position = position(key);
    LONGS.set(scratch.word, 0, 0L);
    bytes.segment(position).get(bytes.offset(position), scratch.word, 0, Long.BYTES);
    return mayHave((long) LONGS.get(scratch.word, 0), key);
  }

  /** Reads without copying: who asks for many looks at the file's length afterwards. */
  boolean mayHave(long key) {
    return mayHave(bytes.rawLong(position(key)), key);
  }

  private static boolean mayHave(long word, long key) {
    if (DigestFilter.has(word, key)) {
      return true;
    }
    if (DigestLayout.hasZero(word)) {
      throw new IndexOutOfBoundsException("a filter of digests has bytes that none has");
    }
    return false;
  }

  /** Begins to bring the word of a key near; what it returns means nothing. */
  long touch(long key) {
    return bytes.rawLong(position(key));
  }

  private long position(long key) {
    return (long) DigestFilter.word(key, words) * Long.BYTES;
  }
}
