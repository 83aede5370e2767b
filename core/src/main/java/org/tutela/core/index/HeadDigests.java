package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.NO_SUSPECTS;
import static org.tutela.core.index.DigestLayout.WORDS;

import java.util.Arrays;

/**
 * Digests as they lie in a file: a query that misses costs one cache line, the head of its group,
 * but for two or three in a hundred; one that hits costs the line of its value besides. See {@link
 * DigestLayout}.
 */
abstract class HeadDigests extends DigestEngine {
  private final DigestLayout layout;
  private final int tailBytes;
  private final int keyAt;
  private final long keyMask;

  /** How many heads there are. */
  final int groups;

  HeadDigests(DigestLayout layout, int size) {
    super(layout, size);
    this.layout = layout;
    this.groups = layout.groups();
    this.tailBytes = layout.tailBytes();
    this.keyAt = layout.valueBytes() - Long.BYTES;
    this.keyMask = layout.keyMask();
  }

  /** {@return the values that may have a key, as {@link DigestLayout#suspects} says it} */
  abstract long suspects(long key, DigestScratch scratch);

  /** {@return the last word of a head} */
  abstract long counts(int group, DigestScratch scratch);

  /** {@return an array with a value, which holds until the next call with this scratch} */
  abstract byte[] value(int number, DigestScratch scratch);

  /** {@return where in that array the value begins} */
  abstract int valueAt(int number);

  /** Begins to bring the heads of so many keys near; what it returns means nothing. */
  abstract long touchHeads(long[] keys, int count);

  /** Begins to bring the first of so many suspects near; what it returns means nothing. */
  abstract long touchValues(long[] suspects, int count);

  /** {@return the first of some suspects, or another value where there is none} */
  final int first(long suspects) {
    return Math.min((int) suspects & Integer.MAX_VALUE, size - 1);
  }

  /**
   * The heads of many are fetched together, then the values of those that their heads do not rule
   * out: each loop is so short that the processor has many cache misses under way at once.
   */
  @Override
  final void findAll(byte[] digests, int width, int[] found, DigestScratch scratch) {
    for (int from = 0; from < found.length; from += DigestScratch.FLIGHT) {
      int flight = Math.min(DigestScratch.FLIGHT, found.length - from);
      keys(digests, from * width, width, flight, scratch.keys);
      int suspected = suspected(flight, scratch);
      Arrays.fill(found, from, from + flight, NONE);
      for (int s = 0; s < suspected; s++) {
        int i = from + scratch.queries[s];
        int at = i * width;
        long word1 = (long) WORDS.get(digests, at + Long.BYTES);
        found[i] = search(scratch.suspects[s], scratch.keys[s], word1, digests, at, scratch);
      }
    }
  }

  /** {@return how many of these queries have suspects, which the scratch holds then} */
  private int suspected(int flight, DigestScratch scratch) {
    long[] keys = scratch.keys;
    int[] queries = scratch.queries;
    long[] suspects = scratch.suspects;
    long touched = touchHeads(keys, flight);
    int count = 0;
    for (int i = 0; i < flight; i++) {
      long key = keys[i];
      long found = suspects(key, scratch);
      suspects[count] = found;
      keys[count] = key;
      queries[count] = i;
      count += found == NO_SUSPECTS ? 0 : 1;
    }
    scratch.touched = touched + touchValues(suspects, count);
    return count;
  }

  /**
   * {@return the suspect that equals the query, or NONE} Nearly always it is the first. Of the
   * array only what comes after the first two words is looked at.
   */
  final int search(
      long suspects, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (suspects == DigestLayout.WHOLE_GROUP) {
      return halve(key, word1, digest, at, scratch);
    }
    int end = (int) (suspects >>> 32);
    for (int i = (int) suspects; i < end; i++) {
      if (isEqual(i, key, word1, digest, at, scratch)) {
        return i;
      }
      scratch.doubtful |= scratch.leavesOpen(word1);
    }
    return NONE;
  }

  /** {@return whether a value of the group of a key is the query} */
  final boolean isEqual(
      int number, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    byte[] value = value(number, scratch);
    int from = valueAt(number);
    long differing = ((long) WORDS.get(value, from + keyAt) ^ key) & keyMask;
    differing |= (long) WORDS.get(value, from) ^ word1;
    return differing == 0 && (tailBytes == 0 || compareTails(value, from, digest, at) == 0);
  }

  private int compareTails(byte[] value, int from, byte[] digest, int at) {
    int stored = from + Long.BYTES;
    int asked = at + DigestLayout.LEAST_BYTES;
    return Arrays.compareUnsigned(
        value, stored, stored + tailBytes, digest, asked, asked + tailBytes);
  }

  /** Searches the group of a key, which somebody has filled on purpose. */
  private int halve(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    int group = DigestLayout.group(DigestLayout.place(key, groups));
    int low = DigestLayout.first(counts(group, scratch));
    int end = group + 1 < groups ? DigestLayout.first(counts(group + 1, scratch)) : size;
    if (end > size) {
      throw new IndexOutOfBoundsException("a group of digests is out of range");
    }
    long origin = layout.firstKey(group);
    for (int high = end - 1; low <= high; ) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, origin, key, word1, digest, at, scratch);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    scratch.doubtful = true;
    return NONE;
  }

  /** Compares a value of a group, the first key of which is the origin, with the query. */
  private int compare(
      int number, long origin, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    byte[] value = value(number, scratch);
    int from = valueAt(number);
    long stored = ((long) WORDS.get(value, from + keyAt) - origin) & keyMask;
    int order = Long.compareUnsigned(stored, (key - origin) & keyMask);
    if (order == 0) {
      order = Long.compareUnsigned((long) WORDS.get(value, from), word1);
    }
    return order != 0 || tailBytes == 0 ? order : compareTails(value, from, digest, at);
  }
}
