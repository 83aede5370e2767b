package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads what {@link SlotSections} writes into a table with room for each slot: the key of a digest
 * but for its lowest bits, in their place its number within the region, then its second word and
 * what else it has.
 */
final class DigestSlots {
  /** Puts slots on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /** Positions in so many words are so small that the compiler checks those of a slot at once. */
  private static final int MOST_WORDS = 1 << 30;

  /** In a slot of the first region without a digest. In the others it is 0, a key of the first. */
  private static final long EMPTY_IN_FIRST = -1;

  private final SectionInput ranks;
  private final LongReader rankWords;
  private final SectionInput values;
  private final RecordReader records;
  private final long[] filter;
  private final byte[] pilots;
  private final DigestWords shape;
  private final int slotWords;
  private final int keyAt;
  private final int inSlots;
  private final int spilled;
  private final int size;
  private final long[] words;
  private final int[] firsts;
  private int position;

  /**
   * For digests with this filter and these pilots, so many of which have slots and so many none.
   */
  DigestSlots(
      DigestLayout layout,
      int inSlots,
      int spilled,
      long[] filter,
      byte[] pilots,
      SectionInput ranks,
      SectionInput values) {
    this.inSlots = inSlots;
    this.spilled = spilled;
    this.size = inSlots + spilled;
    this.filter = filter;
    this.pilots = pilots;
    this.ranks = ranks;
    this.rankWords = new LongReader(ranks);
    this.values = values;
    this.records = new RecordReader(values, layout.valueBytes());
    this.shape = layout.words();
    this.slotWords = shape.count();
    this.keyAt = layout.valueBytes() - Long.BYTES;
    int regions = DigestPilots.region(pilots.length);
    this.words = new long[MARGIN + regions * DigestPilots.SLOTS * slotWords];
    this.firsts = new int[regions];
    Arrays.fill(words, MARGIN, MARGIN + DigestPilots.SLOTS * slotWords, EMPTY_IN_FIRST);
  }

  /** {@return whether an array of at most so many words holds the slots of so many regions} */
  static boolean fits(int regions, DigestWords shape, long most) {
    long words = (long) regions * DigestPilots.SLOTS * shape.count();
    return words <= Math.min(most, MOST_WORDS);
  }

  /** {@return where a slot of so many words begins} */
  static int at(int slot, int slotWords) {
    return ((slot * slotWords) & (MOST_WORDS - 1)) + MARGIN;
  }

  /**
   * Reads the digests that have slots, which come first.
   *
   * @throws IndexCorruptException if the ranks do not count them, or one is not of its region, or
   *     the filter does not have it
   */
  void read() throws IOException {
    for (int region = 0; region < firsts.length; region++) {
      for (int unit = 0; unit < DigestPilots.SLOTS; unit += SlotRanks.UNIT) {
        long taken = rankWords.next();
        long place = rankWords.next();
        if (unit == 0) {
          firsts[region] = SlotRanks.first(place);
        }
        if (place != SlotRanks.place(position, firsts[region])) {
          throw ranks.corrupt("it does not count the digests");
        }
        position += Long.bitCount(taken);
        if (position > inSlots) {
          throw ranks.corrupt("it counts more digests than there are");
        }
        for (long left = taken; left != 0; left &= left - 1) {
          put(region * DigestPilots.SLOTS + unit + Long.numberOfTrailingZeros(left));
        }
      }
    }
    if (position != inSlots) {
      throw ranks.corrupt("it counts fewer digests than there are");
    }
  }

  private void put(int slot) throws IOException {
    records.advance();
    long stored = (long) DigestLayout.WORDS.get(records.array(), records.at() + keyAt);
    int bucket = DigestPilots.bucket(stored, pilots.length);
    int number = firsts[DigestPilots.regionOfSlot(slot)] + SlotRanks.number(stored);
    boolean isNumber = number >= 0 && number < size;
    if (DigestPilots.region(bucket) != DigestPilots.regionOfSlot(slot) || !isNumber) {
      throw values.corrupt("a digest is in a slot of others");
    }
    check(DigestPilots.key(stored, slot, Byte.toUnsignedInt(pilots[bucket])));
    int from = at(slot, slotWords);
    words[from] = stored;
    words[from + 1] = (long) DigestLayout.WORDS.get(records.array(), records.at());
    // A record has no first word.
    shape.putRest(records.array(), records.at() - Long.BYTES, words, from);
  }

  /**
   * {@return the digests without slots, which come last} Both sections are read and checked then.
   */
  SpilledDigests readSpilled() throws IOException {
    SpilledDigests.Builder rest = new SpilledDigests.Builder(pilots, shape);
    long last = 0;
    for (int i = 0; i < spilled; i++) {
      records.advance();
      long key = (long) DigestLayout.WORDS.get(records.array(), records.at() + keyAt);
      long word1 = (long) DigestLayout.WORDS.get(records.array(), records.at());
      int number = SlotRanks.numberOf(rankWords.nextInt());
      if (Long.compareUnsigned(key, last) < 0 || number < 0 || number >= size) {
        throw values.corrupt("the digests without slots are out of order");
      }
      check(key);
      rest.add(key, word1, records.array(), records.at() - Long.BYTES, number);
      last = key;
    }
    ranks.finish();
    values.finish();
    return rest.build();
  }

  private void check(long key) throws IOException {
    if (!DigestFilter.mayHave(filter, key)) {
      throw values.corrupt("the filter rules a digest out");
    }
  }

  /** {@return the words of all slots} */
  long[] words() {
    return words;
  }

  /** {@return the number of the first digest of each region} */
  int[] firsts() {
    return firsts;
  }
}
