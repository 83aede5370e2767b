package org.tutela.core.index;

import java.io.IOException;

/** Heads and values on the heap. */
final class HeapDigestTable extends DigestTable {
  /** Puts heads on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  private final long[] heads;
  private final HeapRecords values;

  private HeapDigestTable(long[] heads, HeapRecords values) {
    this.heads = heads;
    this.values = values;
  }

  /** {@return the heads of a section, read and checked, with values} */
  static HeapDigestTable of(SectionInput heads, int groups, HeapRecords values) throws IOException {
    // At most 660 million words: an array holds them.
    long[] words = new long[MARGIN + groups * DigestLayout.HEAD_WORDS];
    LongReader longs = new LongReader(heads);
    for (int i = MARGIN; i < words.length; i++) {
      words[i] = longs.next();
    }
    heads.finish();
    return new HeapDigestTable(words, values);
  }

  @Override
  int suspect(long key, int groups, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int head = at(DigestLayout.group(place));
    int part = DigestLayout.part(place);
    return suspect(heads[head + part], heads[head + DigestLayout.PARTS], part, key);
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
  long touchHead(int group) {
    return heads[at(group)];
  }

  @Override
  long touchValue(int number) {
    return values.array(number)[values.at(number)];
  }
}
