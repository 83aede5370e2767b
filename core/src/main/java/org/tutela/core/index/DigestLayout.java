package org.tutela.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * How the digests of one type lie in a file. They are sorted by key, and cut into groups by the
 * upper half of the key. Each group has a head of one cache line: seven words with 8 bits of each
 * value, one for each seventh of the group, and a word that says how many values each seventh has
 * and which is the first.
 *
 * @param groups how many there are
 * @param key derives keys
 * @param digestBytes of each digest that count: all, or the first 16
 * @param keyBytes of each key that are stored; the rest follows from the group
 */
record DigestLayout(int groups, DigestKey key, int digestBytes, int keyBytes) {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Two words of a digest make its key, and no fewer bits are ever stored. */
  static final int LEAST_BYTES = 2 * Long.BYTES;

  /**
   * Values for each group on average. With more, heads take less room, and more misses look at a
   * value besides: 2.8 in a hundred of them.
   */
  static final int AVERAGE = 26;

  /** The same where room is no matter: 1.6 in a hundred. */
  static final int AVERAGE_OF_FULL = 21;

  static final int HEAD_WORDS = 8;
  static final int HEAD_BYTES = HEAD_WORDS * Long.BYTES;

  static final int PARTS = HEAD_WORDS - 1;

  /** A word has the marks of so many values; of a part that has more, the others are suspects. */
  static final int MARKS = Long.BYTES;

  /** More values in one part have no count. */
  static final int MOST = 13;

  /** The counts of a group each part of which is empty: four bits hold one more than the count. */
  static final long EMPTY = 0x1111111L;

  /** The counts of a group one of whose parts has too many values for its four bits. */
  static final long CROWDED = (1L << (4 * PARTS)) - 1;

  /** Set in every head, so that its last byte is never zero as that of a page cut off is. */
  static final long PRESENT = 1L << 63;

  /** The suspects of a key that no value of the list has. */
  static final long NO_SUSPECTS = 0;

  /** Says that any value of a group may have a key. */
  static final long WHOLE_GROUP = -1;

  /** Of a group with more, somebody has aimed at it. */
  static final int SUSPICIOUS = 8 * AVERAGE;

  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long LOW_HALVES = 0x0f0f0f0f0f0f0f0fL;

  /** {@return the layout for so many values} */
  static DigestLayout of(HashType type, int size, DigestKey key, IndexProfile profile) {
    int average = profile == IndexProfile.FULL ? AVERAGE_OF_FULL : AVERAGE;
    int groups = (int) (((long) size + average - 1) / average);
    int keyBytes = profile == IndexProfile.FULL ? Long.BYTES : leastKeyBytes(groups);
    return new DigestLayout(groups, key, digestBytes(type, profile), keyBytes);
  }

  /** {@return the layout of whole digests in slots, the groups of which are so many regions} */
  static DigestLayout inSlots(HashType type, int regions, DigestKey key) {
    return new DigestLayout(regions, key, type.bytes(), Long.BYTES);
  }

  /** {@return the layout that a section of heads or numbers says} */
  static DigestLayout of(SectionRecord section, long seed) {
    boolean heads = section.kind() == SectionKind.DIGEST_HEADS;
    return new DigestLayout(
        (int) section.parameter(IndexLayout.DIGEST_GROUPS),
        DigestKey.of(seed, (int) section.parameter(IndexLayout.DIGEST_ATTEMPT)),
        (int) section.parameter(IndexLayout.DIGEST_BYTES),
        heads ? (int) section.parameter(IndexLayout.DIGEST_KEY_BYTES) : Long.BYTES);
  }

  /** {@return how many bytes of a digest count; of an address that of its host follows 16 bytes} */
  static int digestBytes(HashType type, IndexProfile profile) {
    int least = LEAST_BYTES + (type.isAddress() ? Integer.BYTES : 0);
    return profile == IndexProfile.FULL ? type.bytes() : least;
  }

  /** {@return bytes that tell the keys of one of so many groups apart} */
  static int leastKeyBytes(int groups) {
    return Long.BYTES - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(groups)) / Byte.SIZE;
  }

  /** {@return the words of a digest that count} */
  DigestWords words() {
    return new DigestWords(digestBytes);
  }

  /** {@return bytes of a stored value: the digest without its first word, then the key} */
  int valueBytes() {
    return digestBytes - Long.BYTES + keyBytes;
  }

  /** {@return bytes of a digest that count behind the first two words} */
  int tailBytes() {
    return digestBytes - LEAST_BYTES;
  }

  /** {@return the bits of a key that are stored} */
  long keyMask() {
    return -1L >>> (Long.SIZE - Byte.SIZE * keyBytes);
  }

  /** {@return the group of a key in the upper half, the place within it in the lower} */
  static long place(long key, int groups) {
    return (key >>> 32) * groups;
  }

  static int group(long place) {
    return (int) (place >>> 32);
  }

  static int part(long place) {
    return (int) (((place & 0xffffffffL) * PARTS) >>> 32);
  }

  /** {@return the bits of a value that its head keeps: never zero, as what was cut off is} */
  static long mark(long key) {
    return Math.max(1, (int) key & 0xff);
  }

  /** {@return a digest of which the key and all but the first word are known} */
  ContentHash digest(HashType type, long key, byte[] rest) {
    byte[] digest = new byte[type.bytes()];
    long word1 = (long) WORDS.get(rest, 0);
    WORDS.set(digest, 0, this.key.wordBefore(key, word1));
    System.arraycopy(rest, 0, digest, Long.BYTES, digestBytes - Long.BYTES);
    return ContentHash.of(type, digest);
  }

  /** {@return the least key of a group} */
  long firstKey(int group) {
    return ((((long) group << 32) + groups - 1) / groups) << 32;
  }

  /** {@return the number of the first value of a group} */
  static int first(long counts) {
    return (int) (counts >>> 32) & Integer.MAX_VALUE;
  }

  /** {@return how many values a part has} */
  static int count(long counts, int part) {
    return countPlusOne(counts, part) - 1;
  }

  private static int countPlusOne(long counts, int part) {
    return (int) (counts >>> (part << 2)) & 0xf;
  }

  /** {@return how many values of a group stand before those of a part} */
  static int before(long counts, int part) {
    long earlier = counts & ((1L << (part << 2)) - 1);
    long pairs = (earlier & LOW_HALVES) + ((earlier >>> 4) & LOW_HALVES);
    return (int) ((pairs * ONES) >>> 56) - part;
  }

  /** {@return the top bit of the count of each part that has more values than marks} */
  static long beyondMarks(long counts) {
    // Four bits hold one more than the count: ten or more.
    return counts & (counts << 1 | counts << 2) & 0x8888888L;
  }

  /** {@return whether some part of a group has too many values to be counted} */
  static boolean crowded(long counts) {
    return (counts & CROWDED) == CROWDED;
  }

  /** {@return whether no byte of the words that decide about a part was cut off} */
  static boolean whole(long marks, long counts, int part) {
    return !hasZero(marks) && countPlusOne(counts, part) != 0 && counts < 0;
  }

  /**
   * {@return whether no byte was cut off that says where the values of a part are} Of some that are
   * zero it cannot tell.
   *
   * @param counts of the group
   * @param size how many values there are
   */
  static boolean located(long counts, int size) {
    long unused = (size < 1 << 8 ? 1L << 40 : 0) | (size < 1 << 16 ? 1L << 48 : 0);
    return !hasZero(counts | unused);
  }

  /** {@return whether no byte was cut off that says how many values the parts have} */
  static boolean whole(long counts) {
    long nibbles = counts & CROWDED;
    return ((nibbles | nibbles >>> 1 | nibbles >>> 2 | nibbles >>> 3) & EMPTY) == EMPTY
        && counts < 0;
  }

  /** {@return whether some byte of eight is zero} */
  static boolean hasZero(long bytes) {
    return ((bytes - ONES) & ~bytes & TOPS) != 0;
  }

  /**
   * {@return the values that may have a key: the number of the first in the lower half, the end in
   * the upper; or NO_SUSPECTS, or WHOLE_GROUP} Two words of a head decide it.
   *
   * @param marks of the part
   * @param counts of the group
   * @param part of the group
   * @param key of the query
   */
  static long suspects(long marks, long counts, int part, long key) {
    long equal = equal(marks, key);
    return suspicious(equal, counts, part) ? someSuspects(equal, counts, part) : NO_SUSPECTS;
  }

  /** {@return the same, where there are some} */
  static long someSuspects(long equal, long counts, int part) {
    if (crowded(counts)) {
      return WHOLE_GROUP;
    }
    int end = first(counts) + before(counts, part) + count(counts, part);
    return (long) end << 32 | firstSuspect(equal, counts, part);
  }

  /** {@return bits of which the lowest is the top bit of the first mark that is that of a key} */
  static long equal(long marks, long key) {
    long difference = marks ^ (mark(key) * ONES);
    return (difference - ONES) & ~difference & TOPS;
  }

  /** {@return whether a mark is equal, or there are more values than marks} */
  static boolean suspicious(long equal, long counts, int part) {
    // Adding turns bit 4 of the sum on where there are more.
    return (equal | ((countPlusOne(counts, part) + (0xe - MARKS)) & 0x10)) != 0;
  }

  /** {@return the number of the first value whose mark is equal or that has none} */
  static int firstSuspect(long equal, long counts, int part) {
    return first(counts) + before(counts, part) + (Long.numberOfTrailingZeros(equal) >>> 3);
  }
}
