package org.tutela.core.index;

import java.nio.LongBuffer;

/**
 * Digests in a mapped file, each part copied before it is looked at but in batches, after which the
 * length is looked at anyway.
 *
 * <p>Where the file was cut, the page of the cut reads as zeros behind it, and pages beyond are
 * gone: a compiled read of those may give anything, but a copy leaves its target as it was. So the
 * target is zero before a copy, and then what is not zero is what the file has. The two words of a
 * head that decide a miss show that they are whole; a head that does not is a fault. A value shows
 * it by being what was asked for, unless it ends in zero. One that was suspected and is another
 * shows it by a second word without a zero, if the head tells for sure which values those are. An
 * answer that nothing shows waits for a look at the file's length.
 */
final class MappedDigests extends HeadDigests {
  private final LongBuffer[] segments;
  private final int shift;
  private final int mask;
  private final long firstWord;
  private final MappedBytes values;
  private final int valueBytes;

  MappedDigests(DigestLayout layout, int size, MappedBytes heads, MappedBytes values) {
    super(layout, size);
    this.segments = heads.words();
    this.shift = heads.wordShift();
    this.mask = (1 << shift) - 1;
    this.firstWord = heads.firstWord();
    this.values = values;
    this.valueBytes = layout.valueBytes();
  }

  /** Reads without copying: who asks for many looks at the length afterwards. */
  @Override
  long suspects(long key, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int part = DigestLayout.part(place);
    long head = head(DigestLayout.group(place));
    LongBuffer segment = segments[(int) (head >>> shift)];
    int at = (int) head & mask;
    return suspects(segment.get(at + part), segment.get(at + DigestLayout.PARTS), part, key);
  }

  private static long suspects(long marks, long counts, int part, long key) {
    if (!DigestLayout.whole(marks, counts, part)) {
      throw cut();
    }
    return DigestLayout.suspects(marks, counts, part, key);
  }

  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int part = DigestLayout.part(place);
    long[] head = scratch.head;
    head[part] = 0;
    long counts = copy(DigestLayout.group(place), head);
    long marks = head[part];
    long suspects = suspects(marks, counts, part, key);
    if (suspects == DigestLayout.NO_SUSPECTS) {
      return NONE;
    }
    int found = search(suspects, key, word1, digest, at, scratch);
    if (found == NONE) {
      scratch.doubtful |= !DigestLayout.located(counts, size);
    }
    return found;
  }

  @Override
  long counts(int group, DigestScratch scratch) {
    long counts = copy(group, scratch.head);
    if (!DigestLayout.whole(counts)) {
      throw cut();
    }
    return counts;
  }

  /** {@return the last word of a head, all of which is in the array then} */
  private long copy(int group, long[] words) {
    long head = head(group);
    words[DigestLayout.PARTS] = 0;
    segments[(int) (head >>> shift)].get((int) head & mask, words, 0, DigestLayout.HEAD_WORDS);
    return words[DigestLayout.PARTS];
  }

  /** {@return the number of the first word of a head, which lies in one segment} */
  private long head(int group) {
    return firstWord + (long) group * DigestLayout.HEAD_WORDS;
  }

  private static IndexOutOfBoundsException cut() {
    return new IndexOutOfBoundsException("a head of digests has bytes that none has");
  }

  @Override
  byte[] value(int number, DigestScratch scratch) {
    byte[] value = scratch.value;
    long position = (long) number * valueBytes;
    for (int i = 0; i < valueBytes - Long.BYTES; i += Long.BYTES) {
      DigestLayout.LONGS.set(value, i, 0L);
    }
    DigestLayout.LONGS.set(value, valueBytes - Long.BYTES, 0L);
    values.copy(position, value, 0, valueBytes);
    // A query might have the zeros of what was cut off. Of two copies, the first may fail alone.
    scratch.doubtful |= value[valueBytes - 1] == 0 || !values.together(position, valueBytes);
    return value;
  }

  @Override
  int valueAt(int number) {
    return 0;
  }

  @Override
  long touchHeads(long[] keys, int count) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      long head = head(DigestLayout.group(DigestLayout.place(keys[i], groups)));
      touched += segments[(int) (head >>> shift)].get((int) head & mask);
    }
    return touched;
  }

  @Override
  long touchValues(long[] suspects, int count) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += values.byteAt((long) first(suspects[i]) * valueBytes);
    }
    return touched;
  }
}
