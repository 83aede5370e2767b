package org.tutela.core.index;

/**
 * Heads and values of digests, wherever they lie. Safe for any number of threads, each with a
 * scratch of its own.
 */
abstract class DigestTable {
  /** Says that no value of the list has a key. */
  static final int NONE = -1;

  /** Says that some value of a part or group may have a key, without saying which. */
  static final int UNKNOWN = -2;

  /** {@return the number of a value that may have this key, or NONE, or UNKNOWN} */
  abstract int suspect(long key, int groups, DigestScratch scratch);

  /** {@return the same from the two words of a head that decide it} */
  static int suspect(long marks, long counts, int part, long key) {
    int count = DigestLayout.count(counts, part);
    long suspicion = DigestLayout.suspicion(marks, count, key);
    return suspicion == 0 ? NONE : suspect(suspicion, counts, part);
  }

  private static int suspect(long suspicion, long counts, int part) {
    int count = DigestLayout.count(counts, part);
    int place = DigestLayout.suspect(suspicion);
    return place < count && count <= DigestLayout.MARKS
        ? DigestLayout.first(counts) + DigestLayout.before(counts, part) + place
        : UNKNOWN;
  }

  /** {@return the last word of a head} */
  abstract long counts(int group, DigestScratch scratch);

  /** {@return an array with a value, which holds until the next call with this scratch} */
  abstract byte[] value(int number, DigestScratch scratch);

  /** {@return where in the array the value begins} */
  abstract int valueAt(int number);

  /** Begins to bring a head near; what it returns means nothing. */
  abstract long touchHead(int group);

  /** Begins to bring a value near; what it returns means nothing. */
  abstract long touchValue(int number);
}
