package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes the heads and the values that a {@link DigestEngine} reads. */
final class DigestSections {
  /** The word of an empty part: no byte is zero. */
  private static final long NO_MARKS = 0x0101010101010101L;

  private final HashType type;
  private final SortedValues values;
  private final DigestLayout layout;
  private final int size;

  /** Takes values in the order of their keys. */
  DigestSections(HashType type, SortedValues values, DigestLayout layout) {
    this.type = type;
    this.values = values;
    this.layout = layout;
    this.size = values.size();
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    int valueBytes = layout.valueBytes();
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (long) size * valueBytes,
            IndexPlan.DIGESTS.code(),
            firstId,
            0,
            valueBytes);
    byte[] value = new byte[valueBytes];
    for (int i = 0; i < size; i++) {
      // The rest goes over those bytes of the key that are not stored.
      DigestLayout.WORDS.set(value, valueBytes - Long.BYTES, values.word(i, 0));
      values.copyRest(i, value, 0);
      out.put(value, 0, valueBytes);
    }
    file.finish(out, size);
    writeHeads(file);
  }

  private void writeHeads(IndexFileWriter file) throws IOException {
    SectionOutput out =
        file.section(
            SectionKind.DIGEST_HEADS,
            Optional.of(type),
            (long) layout.groups() * DigestLayout.HEAD_BYTES,
            layout.groups(),
            layout.key().attempt(),
            layout.digestBytes(),
            layout.keyBytes());
    long[] head = new long[DigestLayout.HEAD_WORDS];
    int first = 0;
    for (int group = 0; group < layout.groups(); group++) {
      int end = first;
      while (end < size && DigestLayout.group(place(end)) == group) {
        end++;
      }
      fill(head, first, end);
      for (long word : head) {
        out.putLong(word);
      }
      first = end;
    }
    file.finish(out, size);
  }

  private void fill(long[] head, int first, int end) {
    Arrays.fill(head, NO_MARKS);
    long counts = DigestLayout.EMPTY;
    for (int i = first; i < end && !DigestLayout.crowded(counts); i++) {
      int part = DigestLayout.part(place(i));
      int count = DigestLayout.count(counts, part);
      // From here on, later marks repeat this one until they are known.
      long mark = DigestLayout.mark(values.word(i, 0)) * NO_MARKS;
      if (count < DigestLayout.MARKS) {
        long earlier = (1L << (Byte.SIZE * count)) - 1;
        head[part] = (head[part] & earlier) | (mark & ~earlier);
      }
      counts = count == DigestLayout.MOST ? DigestLayout.CROWDED : counts + (1L << (part << 2));
    }
    head[DigestLayout.PARTS] = DigestLayout.PRESENT | ((long) first << 32) | counts;
  }

  private long place(int number) {
    return DigestLayout.place(values.word(number, 0), layout.groups());
  }
}
