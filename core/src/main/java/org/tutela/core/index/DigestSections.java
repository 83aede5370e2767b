package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes the heads and the values that a {@link DigestEngine} reads. */
final class DigestSections {
  /** More values in one part have no count. */
  private static final int MOST = 14;

  private final HashType type;
  private final DigestOrder order;
  private final DigestLayout layout;
  private final ValueLog values;
  private final int[] records;

  /** Takes records of a log, each value once, in their order. */
  DigestSections(HashType type, DigestOrder order, ValueLog values, int[] records) {
    this.type = type;
    this.order = order;
    this.layout = order.layout(records.length);
    this.values = values;
    this.records = records;
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    int valueBytes = layout.valueBytes();
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (long) records.length * valueBytes,
            IndexPlan.DIGESTS.code(),
            firstId,
            0,
            valueBytes);
    for (int record : records) {
      int rest = layout.digestBytes() - Long.BYTES;
      out.put(values.chunk(record), values.offset(record) + Long.BYTES, rest);
      long key = Long.reverseBytes(order.first(record) << (Long.SIZE - 8 * layout.keyBytes()));
      for (int i = 0; i < layout.keyBytes(); i++) {
        out.putByte((byte) (key >>> 8 * i));
      }
    }
    file.finish(out, records.length);
    writeHeads(file);
  }

  private void writeHeads(IndexFileWriter file) throws IOException {
    SectionOutput out =
        file.section(
            SectionKind.DIGEST_HEADS,
            Optional.of(type),
            (long) layout.groups() * DigestLayout.HEAD_BYTES,
            layout.groups(),
            order.attempt(),
            layout.digestBytes(),
            layout.keyBytes());
    long[] head = new long[DigestLayout.HEAD_WORDS];
    int first = 0;
    for (int group = 0; group < layout.groups(); group++) {
      int end = first;
      while (end < records.length && DigestLayout.group(place(end)) == group) {
        end++;
      }
      fill(head, first, end);
      for (long word : head) {
        out.putLong(word);
      }
      first = end;
    }
    file.finish(out, records.length);
  }

  private void fill(long[] head, int first, int end) {
    Arrays.fill(head, 0);
    long counts = 0;
    for (int i = first; i < end && !DigestLayout.crowded(counts); i++) {
      int part = DigestLayout.part(place(i));
      int count = DigestLayout.count(counts, part);
      // From here on, later marks repeat this one until they are known.
      long mark = DigestLayout.mark(order.first(records[i])) * 0x0101010101010101L;
      if (count < DigestLayout.MARKS) {
        long earlier = (1L << Byte.SIZE * count) - 1;
        head[part] = (head[part] & earlier) | (mark & ~earlier);
      }
      counts = count == MOST ? DigestLayout.CROWDED : counts + (1L << (part << 2));
    }
    head[DigestLayout.PARTS] = DigestLayout.PRESENT | (long) first << 32 | counts;
  }

  private long place(int number) {
    return DigestLayout.place(order.first(records[number]), layout.groups());
  }
}
