package org.tutela.core.index;

import java.io.IOException;

/** Digests on the heap. */
final class HeapDigests extends HeadDigests {
  /** Puts heads on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /**
   * Stands on the heap for the marks of a part with more values than marks, so that one word
   * decides a miss: no mark is zero.
   */
  private static final long UNMARKED = 0;

  private final long[] heads;
  private final HeapRecords values;
  private final boolean wholeKeys;

  private HeapDigests(DigestLayout layout, int size, long[] heads, HeapRecords values) {
    super(layout, size);
    this.heads = heads;
    this.values = values;
    this.wholeKeys = layout.keyBytes() == Long.BYTES;
  }

  /** {@return the digests whose heads are in a section, which is read and checked} */
  static HeapDigests of(DigestLayout layout, int size, SectionInput heads, HeapRecords values)
      throws IOException {
    // At most 660 million words: an array holds them.
    long[] words = new long[MARGIN + layout.groups() * DigestLayout.HEAD_WORDS];
    LongReader longs = new LongReader(heads);
    for (int i = MARGIN; i < words.length; i++) {
      words[i] = longs.next();
    }
    heads.finish();
    for (int head = MARGIN; head < words.length; head += DigestLayout.HEAD_WORDS) {
      long beyond = DigestLayout.beyondMarks(words[head + DigestLayout.PARTS]);
      for (; beyond != 0; beyond &= beyond - 1) {
        words[head + (Long.numberOfTrailingZeros(beyond) >>> 2)] = UNMARKED;
      }
    }
    return new HeapDigests(layout, size, words, values);
  }

  @Override
  long suspects(long key, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int head = at(DigestLayout.group(place));
    int part = DigestLayout.part(place);
    long marks = heads[head + part];
    long equal = DigestLayout.equal(marks, key);
    return equal == 0 && marks != UNMARKED
        ? DigestLayout.NO_SUSPECTS
        : suspects(marks, equal, heads[head + DigestLayout.PARTS], part);
  }

  private static long suspects(long marks, long equal, long counts, int part) {
    return DigestLayout.someSuspects(marks == UNMARKED ? 1 : equal, counts, part);
  }

  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int part = DigestLayout.part(place);
    int head = at(DigestLayout.group(place));
    long marks = heads[head + part];
    long equal = DigestLayout.equal(marks, key);
    if (equal == 0 && marks != UNMARKED) {
      return NONE;
    }
    long counts = heads[head + DigestLayout.PARTS];
    // Nearly always it is the first; where whole keys are kept, no value of another part is equal.
    int first = DigestLayout.firstSuspect(equal, counts, part);
    if (wholeKeys && first < size && isEqual(first, key, word1, digest, at, scratch)) {
      return first;
    }
    return search(suspects(marks, equal, counts, part), key, word1, digest, at, scratch);
  }

  private static int at(int group) {
    return group * DigestLayout.HEAD_WORDS + MARGIN;
  }

  @Override
  long counts(int group, DigestScratch scratch) {
    return heads[at(group) + DigestLayout.PARTS];
  }

  @Override
  byte[] value(int number, DigestScratch scratch) {
    return values.array(number);
  }

  @Override
  int valueAt(int number) {
    return values.at(number);
  }

  @Override
  long touchHeads(long[] keys, int count) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += heads[at(DigestLayout.group(DigestLayout.place(keys[i], groups)))];
    }
    return touched;
  }

  @Override
  long touchValues(long[] suspects, int count) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      int number = first(suspects[i]);
      touched += values.array(number)[values.at(number)];
    }
    return touched;
  }
}
