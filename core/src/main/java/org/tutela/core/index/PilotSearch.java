package org.tutela.core.index;

import java.util.Arrays;

/**
 * Chooses the pilots of a region so that few of its digests want the same slot. Buckets with many
 * digests come first, while there is room. Of each, 64 pilots are tried at once: slots that are
 * free are bits, and those that a digest of the bucket can have lie next to each other. Reusable,
 * one thread at a time.
 */
final class PilotSearch {
  /** Buckets with as many digests as this, or more, come in the order of their keys. */
  private static final int LARGE = 32;

  private final int[] starts = new int[DigestPilots.BUCKETS + 1];
  private final int[] order = new int[DigestPilots.BUCKETS];
  private final int[] ranks = new int[LARGE + 1];
  private final long[] free = new long[DigestPilots.SLOTS / Long.SIZE];

  /**
   * Chooses pilots, a byte for each bucket.
   *
   * @param keys those of the region, in order; no more than it has slots
   * @param count how many there are
   * @param region of which they are
   * @param buckets how many all regions have
   * @param pilots takes them
   */
  void choose(long[] keys, int count, int region, int buckets, byte[] pilots) {
    findBuckets(keys, count, region * DigestPilots.BUCKETS, buckets);
    sortBuckets();
    Arrays.fill(free, -1);
    for (int bucket : order) {
      int pilot = pilot(keys, starts[bucket], starts[bucket + 1]);
      pilots[bucket] = (byte) pilot;
    }
  }

  private void findBuckets(long[] keys, int count, int firstBucket, int buckets) {
    int at = 0;
    for (int i = 0; i < DigestPilots.BUCKETS; i++) {
      starts[i] = at;
      while (at < count && DigestPilots.bucket(keys[at], buckets) == firstBucket + i) {
        at++;
      }
    }
    starts[DigestPilots.BUCKETS] = at;
  }

  /** Sorts by counting. */
  private void sortBuckets() {
    Arrays.fill(ranks, 0);
    for (int i = 0; i < DigestPilots.BUCKETS; i++) {
      ranks[size(i)]++;
    }
    for (int size = LARGE, larger = 0; size >= 0; size--) {
      int equal = ranks[size];
      ranks[size] = larger;
      larger += equal;
    }
    for (int i = 0; i < DigestPilots.BUCKETS; i++) {
      order[ranks[size(i)]++] = i;
    }
  }

  private int size(int bucket) {
    return Math.min(LARGE, starts[bucket + 1] - starts[bucket]);
  }

  /** {@return the first pilot that gives some digests free slots, which they take} */
  private int pilot(long[] keys, int from, int to) {
    // The first and the last of all pilots are none.
    for (int first = 1; first < DigestPilots.NO_SLOTS; first += Long.SIZE) {
      long possible = -1L >>> Math.max(0, first + Long.SIZE - DigestPilots.NO_SLOTS);
      for (int i = from; i < to && possible != 0; i++) {
        possible &= freeFrom(DigestPilots.slot(keys[i], first));
      }
      if (possible != 0) {
        int pilot = first + Long.numberOfTrailingZeros(possible);
        return take(keys, from, to, pilot) ? pilot : DigestPilots.NO_SLOTS;
      }
    }
    return DigestPilots.NO_SLOTS;
  }

  /**
   * {@return whether digests get slots: they do not if two of them have the same, as with any
   * pilot}
   */
  private boolean take(long[] keys, int from, int to, int pilot) {
    int taken = from;
    while (taken < to && take(DigestPilots.slot(keys[taken], pilot))) {
      taken++;
    }
    for (int i = from; i < taken && taken < to; i++) {
      int slot = DigestPilots.slot(keys[i], pilot);
      free[slot >>> 6] |= 1L << slot;
    }
    return taken == to;
  }

  private boolean take(int slot) {
    boolean possible = (free[slot >>> 6] & 1L << slot) != 0;
    free[slot >>> 6] &= ~(1L << slot);
    return possible;
  }

  /** {@return a bit for each of 64 slots from one on that is free} */
  private long freeFrom(int slot) {
    long low = free[slot >>> 6] >>> slot;
    long high = free[((slot >>> 6) + 1) & (free.length - 1)] << 1 << (~slot & (Long.SIZE - 1));
    return low | high;
  }
}
