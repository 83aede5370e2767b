package org.tutela.core.index;

/**
 * Which slots of {@link DigestPilots} are taken, and how many are before: for each 64 slots of a
 * region a word with a bit for each, and a word with the position of the first digest among all
 * that have slots and the number of the region's first one. The latter is never zero, as what was
 * cut off a file is.
 */
final class SlotRanks {
  private static final int UNIT_SHIFT = 6;

  /** So many slots share two words. */
  static final int UNIT = 1 << UNIT_SHIFT;

  private static final int UNIT_WORDS = 2;
  private static final long PRESENT = 1L << 63;

  /** The bits of a stored key that are a number, as the slot tells those of the key. */
  static final long NUMBER = DigestPilots.SLOTS - 1L;

  private SlotRanks() {}

  /** {@return what is stored of a key: its number within the region is in the lowest bits} */
  static long numbered(long key, int number) {
    return (key & ~NUMBER) | number;
  }

  /** {@return the number within the region that is stored in a key} */
  static int number(long stored) {
    return (int) (stored & NUMBER);
  }

  /** {@return whether a key is one of which this is stored; the slot has told the other bits} */
  static boolean isKey(long stored, long key) {
    return ((stored ^ key) & ~NUMBER) == 0;
  }

  /** {@return how many words so many regions have} */
  static int words(int regions) {
    return regions * (DigestPilots.SLOTS >>> UNIT_SHIFT) * UNIT_WORDS;
  }

  /** {@return how many bytes a section has for so many regions and digests without slots} */
  static long bytes(int regions, int spilled) {
    return numberAt(regions, spilled);
  }

  /** {@return where the number of a digest without a slot stands} */
  static long numberAt(int regions, int index) {
    return (long) words(regions) * Long.BYTES + (long) index * Integer.BYTES;
  }

  /** {@return what is stored of the number of a digest without a slot: never zero} */
  static int storedNumber(int number) {
    return number | Integer.MIN_VALUE;
  }

  /** {@return the number that is stored, or one that none has if it was cut off} */
  static int numberOf(int stored) {
    return stored ^ Integer.MIN_VALUE;
  }

  /** {@return the number of the word with the bit of a slot; the place is in the next} */
  static int at(int slot) {
    return (slot >>> UNIT_SHIFT) * UNIT_WORDS;
  }

  /** {@return the second word of some slots} */
  static long place(int position, int first) {
    return PRESENT | (long) first << Integer.SIZE | position;
  }

  /** {@return whether a second word was not cut off} */
  static boolean isPlace(long word) {
    return word < 0;
  }

  /** {@return the number of the first digest of the region} */
  static int first(long place) {
    return (int) (place >>> Integer.SIZE) & Integer.MAX_VALUE;
  }

  /** {@return whether a slot has a digest} */
  static boolean isTaken(long taken, int slot) {
    return (taken & (1L << slot)) != 0;
  }

  /** {@return the position of the digest in a slot, or of the next one} */
  static int position(long taken, long place, int slot) {
    int position = (int) place + Long.bitCount(taken & ((1L << slot) - 1));
    if (position < 0) {
      throw new IndexOutOfBoundsException("the position of a digest is out of range");
    }
    return position;
  }

  /**
   * {@return whether a cut would show in these words} Of bytes that are zero in any case it does
   * not.
   *
   * @param size how many digests there are
   */
  static boolean isCertain(long taken, long place, int size) {
    int unused = size >>> 24 == 0 ? 0xff000000 : 0;
    unused |= size >>> 16 == 0 ? 0xff0000 : 0;
    unused |= size >>> 8 == 0 ? 0xff00 : 0;
    long ignored = (long) unused << Integer.SIZE | (unused & 0xffffffffL);
    return !DigestLayout.hasZero(taken) && !DigestLayout.hasZero(place | ignored);
  }
}
