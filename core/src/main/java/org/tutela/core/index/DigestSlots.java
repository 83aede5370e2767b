package org.tutela.core.index;

import java.io.IOException;

/**
 * Reads what {@link SlotSections} writes into a table of words: for each slot the key of a digest
 * but for its lowest bits, in their place its number within the region, then its second word and
 * what else it has.
 */
final class DigestSlots {
  /** Puts slots on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /** Positions in so many words are so small that the compiler checks those of a slot at once. */
  private static final int MOST_WORDS = 1 << 30;

  private final SectionInput numbers;
  private final LongReader numberReader;
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

  /**
   * For digests with this filter and these pilots, so many of which have slots and so many none.
   */
  DigestSlots(
      DigestLayout layout,
      int inSlots,
      int spilled,
      long[] filter,
      byte[] pilots,
      SectionInput numbers,
      SectionInput values) {
    this.inSlots = inSlots;
    this.spilled = spilled;
    this.size = inSlots + spilled;
    this.filter = filter;
    this.pilots = pilots;
    this.numbers = numbers;
    this.numberReader = new LongReader(numbers);
    this.values = values;
    this.records = new RecordReader(values, layout.valueBytes());
    this.shape = layout.words();
    this.slotWords = shape.count();
    this.keyAt = layout.valueBytes() - Long.BYTES;
    int regions = DigestPilots.region(pilots.length);
    this.words = new long[MARGIN + regions * DigestPilots.SLOTS * slotWords];
    this.firsts = new int[regions];
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
   * Reads the slots, which come first.
   *
   * @throws IndexCorruptException if they do not have so many digests, or one is not of its region,
   *     or the filter does not have it
   */
  void read() throws IOException {
    for (int region = 0; region < firsts.length; region++) {
      long word = numberReader.next();
      firsts[region] = SlotNumbers.first(word);
      if (word != SlotNumbers.region(firsts[region])) {
        throw numbers.corrupt("a region has bytes that none has");
      }
    }
    int found = 0;
    for (int region = 0; region < firsts.length; region++) {
      found += put(region);
    }
    if (found != inSlots) {
      throw values.corrupt("there are not as many digests in slots as it says");
    }
  }

  /**
   * {@return how many digests the region has that comes next} One slot in seven is empty, which no
   * processor foresees: what is wrong is collected without a branch.
   */
  private int put(int region) throws IOException {
    long empty = SlotNumbers.empty(region, firsts.length);
    int firstSlot = region * DigestPilots.SLOTS;
    int found = 0;
    long misplaced = 0;
    long ruledOut = 0;
    for (int slot = firstSlot; slot < firstSlot + DigestPilots.SLOTS; slot++) {
      records.advance();
      byte[] record = records.array();
      long stored = (long) DigestLayout.WORDS.get(record, records.at() + keyAt);
      int from = at(slot, slotWords);
      words[from] = stored;
      words[from + 1] = (long) DigestLayout.WORDS.get(record, records.at());
      // A record has no first word.
      shape.putRest(record, records.at() - Long.BYTES, words, from);

      long differing = stored ^ empty;
      // All ones if the slot has a digest, and zero if it is empty.
      long full = (differing | -differing) >> (Long.SIZE - 1);
      found -= (int) full;
      int bucket = DigestPilots.bucket(stored, pilots.length);
      long number = firsts[region] + (long) SlotNumbers.number(stored);
      long outOfRange = (number | (size - 1 - number)) >> (Long.SIZE - 1);
      misplaced |= full & ((DigestPilots.region(bucket) ^ region) | outOfRange);
      long key = DigestPilots.key(stored, slot, Byte.toUnsignedInt(pilots[bucket]));
      ruledOut |= full & DigestFilter.missing(filter, key);
    }
    if (misplaced != 0) {
      throw values.corrupt("a digest is in a slot of others");
    }
    check(ruledOut);
    return found;
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
      int number = SlotNumbers.numberOf(numberReader.nextInt());
      if (Long.compareUnsigned(key, last) < 0 || number < 0 || number >= size) {
        throw values.corrupt("the digests without slots are out of order");
      }
      check(DigestFilter.missing(filter, key));
      rest.add(key, word1, records.array(), records.at() - Long.BYTES, number);
      last = key;
    }
    numbers.finish();
    values.finish();
    return rest.build();
  }

  private void check(long ruledOut) throws IOException {
    if (ruledOut != 0) {
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
