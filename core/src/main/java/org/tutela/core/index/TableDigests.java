package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.WORDS;

import java.io.IOException;
import java.util.Arrays;
import org.tutela.core.hash.ContentHash;

/**
 * Whole digests on the heap: a table of {@linkplain DigestSlots slots}, and before it a filter that
 * rules out nearly every miss and is a ninth of its size or less. The places in both follow from
 * the query and its pilot, so that a hit and a miss wait for one line each. One hit in four hundred
 * needs more.
 */
final class TableDigests extends DigestEngine {
  private final long[] filter;
  private final byte[] pilots;
  private final long[] slots;
  private final int slotWords;
  private final DigestWords shape;
  private final int[] firsts;
  private final SpilledDigests spilled;

  private TableDigests(
      DigestLayout layout,
      int size,
      long[] filter,
      byte[] pilots,
      DigestSlots slots,
      SpilledDigests spilled) {
    super(layout, size);
    this.filter = filter;
    this.pilots = pilots;
    this.slots = slots.words();
    this.firsts = slots.firsts();
    this.shape = layout.words();
    this.slotWords = shape.count();
    this.spilled = spilled;
  }

  /**
   * {@return the digests of a section of values, which is read and checked} The groups of the
   * layout are the regions.
   *
   * @param filter of all digests
   * @param pilots of all buckets
   * @param numbers of the digests
   * @param spilled how many digests have none
   * @throws IndexCorruptException if the sections contradict each other
   */
  static TableDigests read(
      DigestLayout layout,
      int size,
      long[] filter,
      byte[] pilots,
      SectionInput numbers,
      SectionInput values,
      int spilled)
      throws IOException {
    DigestSlots slots =
        new DigestSlots(layout, size - spilled, spilled, filter, pilots, numbers, values);
    slots.read();
    SpilledDigests rest = slots.readSpilled();
    return new TableDigests(layout, size, filter, pilots, slots, rest);
  }

  /**
   * After a digest that was found the filter is left out: where one is found, the next often is,
   * and a lookup with fewer instructions leaves room for another one to wait beside it.
   */
  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (!scratch.foundLast && !DigestFilter.mayHave(filter, key)) {
      return NONE;
    }
    int number = find(DigestPilots.slot(pilots, key), key, word1, digest, at);
    scratch.foundLast = number != NONE;
    return number;
  }

  /** {@return whether a value equals a digest} */
  boolean has(ContentHash digest, DigestScratch scratch) {
    if (longer) {
      digest.copyTo(scratch.query, 0);
    }
    long word1 = digest.word(1);
    return has(keys.of(digest.word(0), word1), word1, scratch.query, 0, scratch);
  }

  /** {@return the same for a digest that lies in an array} */
  boolean has(byte[] digest, int at, DigestScratch scratch) {
    long word1 = (long) WORDS.get(digest, at + Long.BYTES);
    return has(keys.of((long) WORDS.get(digest, at), word1), word1, digest, at, scratch);
  }

  @Override
  boolean has(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (!scratch.foundLast && !DigestFilter.mayHave(filter, key)) {
      return false;
    }
    boolean found =
        holds(DigestPilots.slot(pilots, key), key, word1, digest, at)
            || spilled(key, word1, digest, at) != NONE;
    scratch.foundLast = found;
    return found;
  }

  private int find(int slot, long key, long word1, byte[] digest, int at) {
    return holds(slot, key, word1, digest, at) ? number(slot) : spilled(key, word1, digest, at);
  }

  private int spilled(long key, long word1, byte[] digest, int at) {
    return DigestPilots.hasSlot(pilots, key) ? NONE : spilled.find(key, word1, digest, at);
  }

  /** {@return whether the slot of a key holds the digest that has it, which stands in an array} */
  private boolean holds(int slot, long key, long word1, byte[] digest, int at) {
    int from = DigestSlots.at(slot, slotWords);
    long differing = ((slots[from] ^ key) & ~SlotNumbers.NUMBER) | (slots[from + 1] ^ word1);
    return differing == 0 && (!longer || shape.compareRest(slots, from, digest, at) == 0);
  }

  /** {@return the number of the digest in a slot} */
  private int number(int slot) {
    int first = firsts[DigestPilots.regionOfSlot(slot)];
    return first + SlotNumbers.number(slots[DigestSlots.at(slot, slotWords)]);
  }

  /**
   * Words of the filter are fetched together, then the slots of what it lets pass, each in a loop
   * so short that the processor has many cache misses under way at once. Where most digests are
   * found, the filter is left out: it would be fetched for nothing.
   */
  @Override
  void findAll(byte[] digests, int width, int[] found, DigestScratch scratch) {
    int hits = 0;
    for (int from = 0, flight; from < found.length; from += flight) {
      flight = Math.min(DigestScratch.FLIGHT, found.length - from);
      keys(digests, from * width, width, flight, scratch.keys);
      boolean filtered = hits <= flight / 2;
      if (filtered) {
        touchFilter(flight, scratch);
      }
      int passed = passed(flight, filtered, scratch);
      Arrays.fill(found, from, from + flight, NONE);
      touchSlots(passed, scratch);
      hits = 0;
      for (int i = 0; i < passed; i++) {
        int query = from + scratch.queries[i];
        int at = query * width;
        long word1 = (long) WORDS.get(digests, at + Long.BYTES);
        int number = find(scratch.slots[i], scratch.keys[i], word1, digests, at);
        found[query] = number;
        hits += number == NONE ? 0 : 1;
      }
    }
  }

  private void touchFilter(int flight, DigestScratch scratch) {
    long touched = 0;
    for (int i = 0; i < flight; i++) {
      touched += DigestFilter.touch(filter, scratch.keys[i]);
    }
    scratch.touched += touched;
  }

  /** {@return how many keys may be found, which come first then, with their queries} */
  private int passed(int flight, boolean filtered, DigestScratch scratch) {
    int passed = 0;
    for (int i = 0; i < flight; i++) {
      long key = scratch.keys[i];
      scratch.keys[passed] = key;
      scratch.queries[passed] = i;
      passed += !filtered || DigestFilter.mayHave(filter, key) ? 1 : 0;
    }
    return passed;
  }

  /** Brings the slots of so many keys near, which the scratch has then. */
  private void touchSlots(int count, DigestScratch scratch) {
    for (int i = 0; i < count; i++) {
      scratch.slots[i] = DigestPilots.slot(pilots, scratch.keys[i]);
    }
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += slots[DigestSlots.at(scratch.slots[i], slotWords)];
    }
    scratch.touched += touched;
  }
}
