package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.WORDS;

import java.io.IOException;
import java.util.Arrays;

/**
 * Whole digests on the heap: a table, and before it a filter that rules out nearly every miss and
 * is a thirteenth of its size. The places in both follow from the query alone, so that a hit and a
 * miss wait for one line each. One hit in fourteen needs a second line; so does each of a digest
 * that has more than 128 bits, the rest of which stands elsewhere.
 */
final class TableDigests extends DigestEngine {
  private final DigestFilter filter;
  private final DigestTable table;
  private final SpilledDigests spilled;
  private final HeapRecords tails;

  private TableDigests(
      DigestLayout layout,
      int size,
      DigestFilter filter,
      DigestTable table,
      SpilledDigests spilled,
      HeapRecords tails) {
    super(layout, size);
    this.filter = filter;
    this.table = table;
    this.spilled = spilled;
    this.tails = tails;
  }

  /**
   * {@return the digests of a section of values, which is read and checked}
   *
   * @throws IndexCorruptException if they are not in the order of their keys
   */
  static TableDigests read(DigestLayout layout, int size, SectionInput values, int blockShift)
      throws IOException {
    DigestFilter filter = new DigestFilter(size);
    DigestTable.Builder table = new DigestTable.Builder(size);
    HeapRecords tails = HeapRecords.of(size, layout.tailBytes(), blockShift);
    RecordReader records = new RecordReader(values, layout.valueBytes());
    int keyAt = layout.valueBytes() - Long.BYTES;
    long last = 0;
    for (int number = 0; number < size; number++) {
      records.advance();
      long key = (long) WORDS.get(records.array(), records.at() + keyAt);
      long word1 = (long) WORDS.get(records.array(), records.at());
      if (Long.compareUnsigned(key, last) < 0) {
        throw values.corrupt("the digests are out of order");
      }
      last = key;
      filter.add(key);
      table.add(key, word1);
      tails.set(number, records.array(), records.at() + Long.BYTES);
    }
    values.finish();
    return new TableDigests(layout, size, filter, table.build(), table.spilled(), tails);
  }

  /**
   * After a digest that was found the filter is left out: where one is found, the next often is,
   * and a lookup with fewer instructions leaves room for another one to wait beside it.
   */
  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (!scratch.foundLast && !filter.mayHave(key)) {
      return NONE;
    }
    int number = find(table.at(key), key, word1, digest, at);
    scratch.foundLast = number != NONE;
    return number;
  }

  private int find(int line, long key, long word1, byte[] digest, int at) {
    long marked = table.marked(line, key);
    if (marked == 0) {
      return elsewhere(line, key, word1, digest, at);
    }
    int slot = DigestTable.slot(marked);
    int number = table.first(line) + slot;
    return table.isEqual(line, slot, key, word1) && hasTail(number, digest, at)
        ? number
        : search(line, key, word1, digest, at);
  }

  /** Looks at each slot: for lines with marks that are alike. */
  private int search(int line, long key, long word1, byte[] digest, int at) {
    for (int slot = 0; slot < DigestTable.SLOTS; slot++) {
      int number = table.first(line) + slot;
      if (table.isMarked(line, slot, key)
          && table.isEqual(line, slot, key, word1)
          && hasTail(number, digest, at)) {
        return number;
      }
    }
    return elsewhere(line, key, word1, digest, at);
  }

  private int elsewhere(int line, long key, long word1, byte[] digest, int at) {
    return table.mayBeDisplaced(line, key) ? displaced(line, key, word1, digest, at) : NONE;
  }

  /** Looks into the line beside that of a digest, and then where those are that found no room. */
  private int displaced(int line, long key, long word1, byte[] digest, int at) {
    int beside = DigestTable.beside(line);
    for (int slot = DigestTable.SLOTS - 1; slot >= 0; slot--) {
      int number = table.first(line) + DigestTable.opposite(slot);
      if (table.isMarked(beside, slot, key)
          && table.isEqual(beside, slot, key, word1)
          && hasTail(number, digest, at)) {
        return number;
      }
    }
    return spilled.find(table.line(key), key, word1, digest, at + DigestLayout.LEAST_BYTES, tails);
  }

  private boolean hasTail(int number, byte[] digest, int at) {
    return !longer || tails.compare(number, digest, at + DigestLayout.LEAST_BYTES) == 0;
  }

  /**
   * Words of the filter are fetched together, then the lines of what it lets pass, each in a loop
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
      touch(passed, scratch);
      hits = 0;
      for (int i = 0; i < passed; i++) {
        long key = scratch.keys[i];
        int query = from + scratch.queries[i];
        int at = query * width;
        long word1 = (long) WORDS.get(digests, at + Long.BYTES);
        int number = find(table.at(key), key, word1, digests, at);
        found[query] = number;
        hits += number == NONE ? 0 : 1;
      }
    }
  }

  private void touchFilter(int flight, DigestScratch scratch) {
    long touched = 0;
    for (int i = 0; i < flight; i++) {
      touched += filter.touch(scratch.keys[i]);
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
      passed += !filtered || filter.mayHave(key) ? 1 : 0;
    }
    return passed;
  }

  /** Brings lines near, and then what their digests have elsewhere. */
  private void touch(int count, DigestScratch scratch) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += table.first(table.at(scratch.keys[i]));
    }
    for (int i = 0; i < count; i++) {
      long key = scratch.keys[i];
      int line = table.at(key);
      long marked = table.marked(line, key);
      if (marked == 0) {
        touched += table.mayBeDisplaced(line, key) ? table.first(DigestTable.beside(line)) : 0;
      } else if (longer) {
        int number = Math.min(table.first(line) + DigestTable.slot(marked), size - 1);
        touched += tails.array(number)[tails.at(number)];
      }
    }
    scratch.touched += touched;
  }
}
