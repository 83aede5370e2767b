package org.tutela.core.index;

import java.io.IOException;

/**
 * Gives nearly each digest of a list a slot of its own among a sixth more than there are digests:
 * hash and displace (Fox, Chen and Heath, 1992; Pibiri and Trani, 2021). The upper half of a key
 * names one of many buckets, which have three or four digests each. The lowest bits of the key and
 * the pilot of the bucket, added, are the slot within the region that the bucket belongs to. Keys
 * with the same slot agree in these bits if they agree in all others.
 *
 * <p>One pilot says that the digests of its bucket have no slots.
 */
final class DigestPilots {
  private static final int SLOT_BITS = 12;
  private static final int BUCKET_BITS = 10;

  /** How many slots a region has, a power of two. */
  static final int SLOTS = 1 << SLOT_BITS;

  /** How many buckets a region has. */
  static final int BUCKETS = 1 << BUCKET_BITS;

  /** The pilot of a bucket without slots; those of others are smaller and not zero. */
  static final int NO_SLOTS = 255;

  /** So many digests a region has on average: with more, many more are left without a slot. */
  private static final int DIGESTS = SLOTS * 85 / 100;

  /** An empty slot has a key of another region, so there are two. */
  private static final int FEWEST_REGIONS = 2;

  private static final int MOST_REGIONS = Integer.MAX_VALUE >>> SLOT_BITS;

  /** So many digests have slots at most. */
  static final int MOST = MOST_REGIONS * DIGESTS;

  private DigestPilots() {}

  /** {@return how many regions a list of so many digests has} */
  static int regions(int size) {
    return Math.max(FEWEST_REGIONS, (int) ((size + DIGESTS - 1L) / DIGESTS));
  }

  /** {@return whether so many bytes can be the pilots of all regions} */
  static boolean isLength(long bytes) {
    return bytes % BUCKETS == 0
        && bytes >= FEWEST_REGIONS * BUCKETS
        && bytes <= (long) MOST_REGIONS * BUCKETS;
  }

  /** {@return the pilots of a section, which is read and checked} */
  static byte[] read(SectionInput section, int length) throws IOException {
    byte[] pilots = new byte[length];
    for (int at = 0, count; (count = section.nextLength()) > 0; at += count) {
      System.arraycopy(section.next(), 0, pilots, at, count);
    }
    section.finish();
    return pilots;
  }

  /** {@return the bucket of a key where there are so many} */
  static int bucket(long key, int buckets) {
    return DigestLayout.group(DigestLayout.place(key, buckets));
  }

  /** {@return the slot of a key, those of the first region first} */
  static int slot(byte[] pilots, long key) {
    int bucket = bucket(key, pilots.length);
    return slot(bucket, key, Byte.toUnsignedInt(pilots[bucket]));
  }

  /** {@return the slot of a key whose bucket has this pilot} */
  static int slot(int bucket, long key, int pilot) {
    return (region(bucket) << SLOT_BITS) | slot(key, pilot);
  }

  /** {@return a key of which all but the lowest bits are known, and the slot} */
  static long key(long upper, int slot, int pilot) {
    return (upper & -SLOTS) | ((slot - pilot) & (SLOTS - 1));
  }

  /** {@return whether the digests of the bucket of a key have slots} */
  static boolean hasSlot(byte[] pilots, long key) {
    return pilots[bucket(key, pilots.length)] != (byte) NO_SLOTS;
  }

  /** {@return the slot within its region of a key whose bucket has this pilot} */
  static int slot(long key, int pilot) {
    return ((int) key + pilot) & (SLOTS - 1);
  }

  static int region(int bucket) {
    return bucket >>> BUCKET_BITS;
  }

  static int regionOfSlot(int slot) {
    return slot >>> SLOT_BITS;
  }

  /** {@return how many slots so many regions have} */
  static long slots(int regions) {
    return (long) regions << SLOT_BITS;
  }
}
