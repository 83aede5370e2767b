package org.tutela.core.index;

import java.io.IOException;

/** Digests on the heap. */
final class HeapDigests extends DigestEngine {
  /** Puts heads on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

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
    return new HeapDigests(layout, size, words, values);
  }

  @Override
  long suspects(long key, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int head = at(DigestLayout.group(place));
    int part = DigestLayout.part(place);
    return DigestLayout.suspects(heads[head + part], heads[head + DigestLayout.PARTS], part, key);
  }

  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int head = at(DigestLayout.group(place));
    int part = DigestLayout.part(place);
    long marks = heads[head + part];
    long counts = heads[head + DigestLayout.PARTS];
    long equal = DigestLayout.equal(marks, key);
    if (!DigestLayout.suspicious(equal, counts, part)) {
      return NONE;
    }
    // Nearly always it is the first; where whole keys are kept, no value of another part is equal.
    int first = DigestLayout.firstSuspect(equal, counts, part);
    if (wholeKeys && first < size && isEqual(first, key, word1, digest, at, scratch)) {
      return first;
    }
    long suspects = DigestLayout.suspects(marks, counts, part, key);
    return search(suspects, key, word1, digest, at, scratch);
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
