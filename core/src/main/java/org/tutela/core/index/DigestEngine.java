package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.WORDS;
import static org.tutela.core.index.DigestTable.NONE;

import java.util.Arrays;
import org.tutela.core.hash.ContentHash;

/**
 * Exact membership of digests. A query that misses costs one cache line, the head of its group, but
 * for three in a hundred; one that hits costs the line of its value besides. Every positive has
 * been compared with all that is stored. See {@link DigestLayout}.
 */
final class DigestEngine {
  private final DigestTable table;
  private final DigestLayout layout;
  private final DigestKey keys;
  private final int groups;
  private final int size;
  private final int tailBytes;
  private final int keyAt;
  private final long keyMask;

  DigestEngine(DigestTable table, DigestLayout layout, int size) {
    this.table = table;
    this.layout = layout;
    this.keys = layout.key();
    this.groups = layout.groups();
    this.size = size;
    this.tailBytes = layout.digestBytes() - DigestLayout.LEAST_BYTES;
    this.keyAt = layout.valueBytes() - Long.BYTES;
    this.keyMask = layout.keyMask();
  }

  /** {@return how many bits of a digest are compared} */
  int bits() {
    return layout.digestBytes() * Byte.SIZE;
  }

  /** {@return the number of the value that equals a digest, or -1} */
  int find(ContentHash digest, DigestScratch scratch) {
    scratch.doubtful = false;
    long key = keys.of(digest.word(0), digest.word(1));
    int suspect = table.suspect(key, groups, scratch);
    if (suspect == NONE) {
      return NONE;
    }
    digest.copyTo(scratch.query, 0);
    return resolve(suspect, key, scratch.query, 0, scratch);
  }

  /** {@return the number of the value that equals a digest, or -1} */
  int find(byte[] digest, int at, DigestScratch scratch) {
    scratch.doubtful = false;
    long key = key(digest, at);
    int suspect = table.suspect(key, groups, scratch);
    return suspect == NONE ? NONE : resolve(suspect, key, digest, at, scratch);
  }

  private long key(byte[] digest, int at) {
    return keys.of((long) WORDS.get(digest, at), (long) WORDS.get(digest, at + Long.BYTES));
  }

  /**
   * Finds digests that lie one after another. The heads of many are fetched together, then the
   * values of those that their heads do not rule out: each loop is so short that the processor has
   * many cache misses under way at once.
   *
   * @param digests the queries
   * @param width how many bytes each has
   * @param found takes the number of the value for each, or -1; as many as it has places
   */
  void findAll(byte[] digests, int width, int[] found, DigestScratch scratch) {
    for (int from = 0; from < found.length; from += DigestScratch.FLIGHT) {
      int flight = Math.min(DigestScratch.FLIGHT, found.length - from);
      int suspects = suspects(digests, from * width, width, flight, scratch);
      Arrays.fill(found, from, from + flight, NONE);
      for (int s = 0; s < suspects; s++) {
        int i = from + scratch.queries[s];
        found[i] = resolve(scratch.suspects[s], scratch.keys[s], digests, i * width, scratch);
      }
    }
  }

  /** {@return how many queries have suspects, which the scratch holds then} */
  private int suspects(byte[] digests, int at, int width, int flight, DigestScratch scratch) {
    long[] keys = scratch.keys;
    int[] suspects = scratch.suspects;
    long touched = 0;
    for (int i = 0; i < flight; i++) {
      keys[i] = key(digests, at + i * width);
    }
    for (int i = 0; i < flight; i++) {
      touched += table.touchHead(DigestLayout.group(DigestLayout.place(keys[i], groups)));
    }
    int count = 0;
    for (int i = 0; i < flight; i++) {
      int suspect = table.suspect(keys[i], groups, scratch);
      suspects[count] = suspect;
      keys[count] = keys[i];
      scratch.queries[count] = i;
      count += suspect == NONE ? 0 : 1;
    }
    for (int s = 0; s < count; s++) {
      touched += table.touchValue(Math.max(0, suspects[s]));
    }
    scratch.touched = touched;
    return count;
  }

  /** {@return the value that equals the query, where the head did not rule out one} */
  private int resolve(int suspect, long key, byte[] digest, int at, DigestScratch scratch) {
    return suspect >= 0 && compare(suspect, 0, key, digest, at, scratch) == 0
        ? suspect
        : halve(key, digest, at, scratch);
  }

  /** Searches all values whose place is that of the key. */
  private int halve(long key, byte[] digest, int at, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int group = DigestLayout.group(place);
    int part = DigestLayout.part(place);
    long counts = table.counts(group, scratch);
    int low = DigestLayout.first(counts);
    int end;
    if (DigestLayout.crowded(counts)) {
      end = group + 1 < groups ? DigestLayout.first(table.counts(group + 1, scratch)) : size;
    } else {
      low += DigestLayout.before(counts, part);
      end = low + DigestLayout.count(counts, part);
    }
    if (end > size) {
      throw new IndexOutOfBoundsException("a group of digests is out of range");
    }
    long origin = layout.firstKey(group);
    for (int high = end - 1; low <= high; ) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, origin, key, digest, at, scratch);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  /** Compares a value with the query; the order is right where the origin is that of the group. */
  private int compare(
      int number, long origin, long key, byte[] digest, int at, DigestScratch scratch) {
    byte[] value = table.value(number, scratch);
    int from = table.valueAt(number);
    long stored = ((long) WORDS.get(value, from + keyAt) - origin) & keyMask;
    int order = Long.compareUnsigned(stored, (key - origin) & keyMask);
    if (order != 0) {
      return order;
    }
    order =
        Long.compareUnsigned(
            (long) WORDS.get(value, from), (long) WORDS.get(digest, at + Long.BYTES));
    if (order != 0 || tailBytes == 0) {
      return order;
    }
    int to = from + Long.BYTES;
    int tail = at + DigestLayout.LEAST_BYTES;
    return Arrays.compareUnsigned(value, to, to + tailBytes, digest, tail, tail + tailBytes);
  }
}
