package org.tutela.core.index;

import static org.tutela.core.index.DigestPilots.SLOTS;

import java.util.Arrays;

/**
 * Puts whole digests, in the order of their keys, each into the slot that its {@linkplain
 * DigestPilots pilot} gives it: its key but for the lowest bits, which follow from the slot, in
 * their place its number within the region, then its second word and what else it has.
 *
 * <p>A region is filled beside the table, where the second cache holds it, and copied when it is
 * complete.
 */
final class DigestSlots {
  /** The bits of the first word of a slot that are a number and not of the key. */
  static final long NUMBER = SLOTS - 1L;

  /** Puts slots on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /** Positions in so many words are so small that the compiler checks those of a slot at once. */
  private static final int MOST_WORDS = 1 << 30;

  /** In a slot of the first region without a digest. In the others it is 0, a key of the first. */
  private static final long EMPTY_IN_FIRST = -1;

  private final byte[] pilots;
  private final DigestWords shape;
  private final int slotWords;
  private final long[] words;
  private final int[] firsts;
  private final long[] region;
  private int begun = -1;
  private int size;

  DigestSlots(byte[] pilots, DigestWords shape) {
    int regions = DigestPilots.region(pilots.length);
    this.pilots = pilots;
    this.shape = shape;
    this.slotWords = shape.count();
    this.words = new long[MARGIN + regions * SLOTS * slotWords];
    this.firsts = new int[regions];
    this.region = new long[SLOTS * slotWords];
    begin(0);
  }

  /** {@return whether an array holds the slots of so many regions} */
  static boolean fits(int regions, DigestWords shape) {
    return (long) regions * SLOTS * shape.count() <= MOST_WORDS;
  }

  /** {@return where a slot of so many words begins} */
  static int at(int slot, int slotWords) {
    return ((slot * slotWords) & (MOST_WORDS - 1)) + MARGIN;
  }

  /**
   * Takes a digest, the number of which is how many came before. What it has behind its first two
   * words stands in an array.
   *
   * @param at where the digest would begin
   * @return whether its slot was free
   */
  boolean add(long key, long word1, byte[] digest, int at) {
    int slot = DigestPilots.slot(pilots, key);
    begin(DigestPilots.regionOfSlot(slot));
    int number = size - firsts[begun];
    int from = slot % SLOTS * slotWords;
    if (number >= SLOTS || region[from] != empty(begun)) {
      return false;
    }
    region[from] = (key & ~NUMBER) | number;
    region[from + 1] = word1;
    shape.putRest(digest, at, region, from);
    size++;
    return true;
  }

  /** Takes a digest that has no slot. */
  void skip(long key) {
    begin(DigestPilots.regionOfSlot(DigestPilots.slot(pilots, key)));
    size++;
  }

  /** {@return the words of all slots; nothing is added any more} */
  long[] words() {
    begin(firsts.length);
    return words;
  }

  /** {@return the number of the first digest of each region} */
  int[] firsts() {
    return firsts;
  }

  /** Ends all regions before one. */
  private void begin(int next) {
    while (begun < next) {
      if (begun >= 0) {
        System.arraycopy(region, 0, words, begun * region.length + MARGIN, region.length);
      }
      begun++;
      if (begun < firsts.length) {
        firsts[begun] = size;
        Arrays.fill(region, empty(begun));
      }
    }
  }

  private static long empty(int region) {
    return region == 0 ? EMPTY_IN_FIRST : 0;
  }
}
