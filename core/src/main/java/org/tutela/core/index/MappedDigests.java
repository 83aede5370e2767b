package org.tutela.core.index;

/**
 * Digests in a mapped file, each part copied before it is looked at.
 *
 * <p>Where the file was cut, the page of the cut reads as zeros behind it, and pages beyond are
 * gone: a compiled read of those may give anything, but a copy leaves its target as it was. So the
 * target is zero before a copy, and then what is not zero is what the file has. The two words of a
 * head that decide a miss show that they are whole; a head that does not is a fault. A value shows
 * it by being what was asked for, unless it ends in zero. Where one was suspected and none was
 * found, the answer waits for a look at the file's length.
 */
final class MappedDigests extends DigestEngine {
  private final MappedBytes heads;
  private final MappedBytes values;
  private final int valueBytes;

  MappedDigests(DigestLayout layout, int size, MappedBytes heads, MappedBytes values) {
    super(layout, size);
    this.heads = heads;
    this.values = values;
    this.valueBytes = layout.valueBytes();
  }

  @Override
  long suspects(long key, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int part = DigestLayout.part(place);
    byte[] head = scratch.head;
    clear(head, part);
    long counts = copy(DigestLayout.group(place), head);
    long marks = word(head, part);
    if (!DigestLayout.whole(marks, counts, part)) {
      throw cut();
    }
    return DigestLayout.suspects(marks, counts, part, key);
  }

  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    long suspects = suspects(key, scratch);
    if (suspects == DigestLayout.NO_SUSPECTS) {
      return NONE;
    }
    int found = search(suspects, key, word1, digest, at, scratch);
    if (found == NONE) {
      scratch.doubtful |= !DigestLayout.located(word(scratch.head, DigestLayout.PARTS), size);
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

  /** {@return the last word of a head, which is in the array then} */
  private long copy(int group, byte[] head) {
    clear(head, DigestLayout.PARTS);
    heads.copy((long) group * DigestLayout.HEAD_BYTES, head, 0, DigestLayout.HEAD_BYTES);
    return word(head, DigestLayout.PARTS);
  }

  private static void clear(byte[] head, int word) {
    DigestLayout.LONGS.set(head, word * Long.BYTES, 0L);
  }

  private static long word(byte[] head, int word) {
    return (long) DigestLayout.LONGS.get(head, word * Long.BYTES);
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
      int group = DigestLayout.group(DigestLayout.place(keys[i], groups));
      touched += heads.byteAt((long) group * DigestLayout.HEAD_BYTES);
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
