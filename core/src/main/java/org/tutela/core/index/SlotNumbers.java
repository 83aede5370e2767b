package org.tutela.core.index;

/**
 * Tells the numbers of digests in {@linkplain DigestPilots slots}. What a digest is behind the
 * first of its region stands in its key, in place of bits that the slot tells; a word for each
 * region has the number of that first one, and each digest without a slot has its own in a list.
 */
final class SlotNumbers {
  /** The bits of a stored key that are a number. */
  static final long NUMBER = DigestPilots.SLOTS - 1L;

  private static final int BITS = 7;
  private static final int SEVEN_BITS = (1 << BITS) - 1;
  private static final long TOPS = 0x8080808080808080L;
  private static final long EMPTY_IN_LAST = 0x0101010101010101L;

  private SlotNumbers() {}

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

  /**
   * {@return what each word of an empty slot is: a key of another region, and no byte of it is
   * zero, as what was cut off a file is}
   */
  static long empty(int region, int regions) {
    return region < regions - 1 ? -1 : EMPTY_IN_LAST;
  }

  /** {@return how many bytes a section has for so many regions and digests without slots} */
  static long bytes(int regions, int spilled) {
    return numberAt(regions, spilled);
  }

  /** {@return where the number of a digest without a slot stands} */
  static long numberAt(int regions, int index) {
    return (long) regions * Long.BYTES + (long) index * Integer.BYTES;
  }

  /** {@return what is stored of the number of a digest without a slot: never zero} */
  static int storedNumber(int number) {
    return number | Integer.MIN_VALUE;
  }

  /** {@return the number that is stored, or one that none has if it was cut off} */
  static int numberOf(int stored) {
    return stored ^ Integer.MIN_VALUE;
  }

  /** {@return the word of a region: each byte has seven bits of a number, and is never zero} */
  static long region(int first) {
    long word = TOPS;
    for (int byteOfWord = 0, left = first; left != 0; byteOfWord++, left >>>= BITS) {
      word |= (long) (left & SEVEN_BITS) << (byteOfWord * Byte.SIZE);
    }
    return word;
  }

  /** {@return whether nothing was cut off the word of a region} */
  static boolean isWhole(long region) {
    return (region & TOPS) == TOPS;
  }

  /** {@return the number of the first digest of a region} */
  static int first(long region) {
    int first = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += BITS, region >>>= Byte.SIZE) {
      first |= (int) (region & SEVEN_BITS) << shift;
    }
    return first;
  }
}
