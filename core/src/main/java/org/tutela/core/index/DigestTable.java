package org.tutela.core.index;

import static org.tutela.core.index.DigestPilots.SLOTS;

import java.util.Arrays;

/**
 * Whole digests, each in the slot that its {@linkplain DigestPilots pilot} gives it: its key but
 * for the lowest bits, which follow from the slot, in their place its number within the region,
 * then its second word and what else it has. So a query reads one place in memory, which it can
 * compute beforehand, and compares what is there. Safe for any number of threads.
 */
final class DigestTable {
  /** Puts slots on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /** Positions in so many words are so small that the compiler checks those of a slot at once. */
  private static final int MOST_WORDS = 1 << 30;

  private static final long NUMBER = SLOTS - 1L;

  /** In a slot of the first region without a digest. In the others it is 0, a key of the first. */
  private static final long EMPTY_IN_FIRST = -1;

  private final DigestPilots pilots;
  private final DigestWords shape;
  private final int slotWords;
  private final int[] firsts;
  private final long[] words;

  private DigestTable(DigestPilots pilots, DigestWords shape) {
    this.pilots = pilots;
    this.shape = shape;
    this.slotWords = shape.count();
    this.firsts = new int[pilots.regions()];
    this.words = new long[MARGIN + pilots.regions() * SLOTS * slotWords];
  }

  /** {@return whether an array holds the slots of so many regions} */
  static boolean fits(int regions, DigestWords shape) {
    return (long) regions * SLOTS * shape.count() <= MOST_WORDS;
  }

  /** {@return whether a digest with this key would be in its slot} */
  boolean hasSlot(long key) {
    return pilots.hasSlot(key);
  }

  /** {@return the slot of a key} */
  int slot(long key) {
    return pilots.slot(key);
  }

  /** Begins to bring a slot near; what it returns means nothing. */
  long touch(int slot) {
    return words[at(slot)];
  }

  /** {@return whether the slot of a key holds the digest that has it, which stands in an array} */
  boolean holds(int slot, long key, long word1, byte[] digest, int at) {
    int from = at(slot);
    long differing = ((words[from] ^ key) & ~NUMBER) | (words[from + 1] ^ word1);
    return differing == 0 && (slotWords == 2 || shape.compareRest(words, from, digest, at) == 0);
  }

  /** {@return the number of the digest in a slot} */
  int number(int slot) {
    return firsts[DigestPilots.regionOfSlot(slot)] + (int) (words[at(slot)] & NUMBER);
  }

  private int at(int slot) {
    return ((slot * slotWords) & (MOST_WORDS - 1)) + MARGIN;
  }

  /**
   * Takes digests in the order of their keys. A region is filled beside the table, where the second
   * cache holds it, and copied when it is complete.
   */
  static final class Builder {
    private final DigestPilots pilots;
    private final DigestTable table;
    private final long[] region;
    private int begun = -1;
    private int size;

    Builder(DigestPilots pilots, DigestWords shape) {
      this.pilots = pilots;
      table = new DigestTable(pilots, shape);
      region = new long[SLOTS * table.slotWords];
      begin(0);
    }

    /**
     * Takes a digest, the number of which is how many came before. What it has behind its first two
     * words stands in an array.
     *
     * @param at where the digest would begin
     * @return whether its slot was free
     */
    boolean add(long key, long word1, byte[] digest, int at) {
      int slot = pilots.slot(key);
      begin(DigestPilots.regionOfSlot(slot));
      int number = size - table.firsts[begun];
      int from = slot % SLOTS * table.slotWords;
      if (number >= SLOTS || region[from] != empty(begun)) {
        return false;
      }
      region[from] = (key & ~NUMBER) | number;
      region[from + 1] = word1;
      table.shape.putRest(digest, at, region, from);
      size++;
      return true;
    }

    /** Takes a digest that has no slot. */
    void skip(long key) {
      begin(DigestPilots.regionOfSlot(pilots.slot(key)));
      size++;
    }

    /** {@return the table with what was added} */
    DigestTable build() {
      begin(table.firsts.length);
      return table;
    }

    /** Ends all regions before one. */
    private void begin(int next) {
      while (begun < next) {
        if (begun >= 0) {
          int to = begun * region.length + MARGIN;
          System.arraycopy(region, 0, table.words, to, region.length);
        }
        begun++;
        if (begun < table.firsts.length) {
          table.firsts[begun] = size;
          Arrays.fill(region, empty(begun));
        }
      }
    }

    private static long empty(int region) {
      return region == 0 ? EMPTY_IN_FIRST : 0;
    }
  }
}
