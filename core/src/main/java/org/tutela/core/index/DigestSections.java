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
  private final boolean pilots;
  private final int size;

  /** Takes values in the order of their keys, and whether to write pilots and a filter. */
  DigestSections(HashType type, SortedValues values, DigestLayout layout, boolean pilots) {
    this.pilots = pilots;
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
    for (int i = 0; i < size; i++) {
      values.writeRest(i, out);
      long key = values.word(i, 0);
      for (int shift = Byte.SIZE * (layout.keyBytes() - 1); shift >= 0; shift -= Byte.SIZE) {
        out.putByte((byte) (key >>> shift));
      }
    }
    file.finish(out, size);
    writeHeads(file);
    if (pilots) {
      writePilots(file);
      writeFilter(file);
    }
  }

  private void writePilots(IndexFileWriter file) throws IOException {
    int regions = DigestPilots.regions(size);
    int buckets = regions * DigestPilots.BUCKETS;
    SectionOutput out = file.section(SectionKind.DIGEST_PILOTS, Optional.of(type), buckets);
    PilotSearch search = new PilotSearch();
    byte[] chosen = new byte[DigestPilots.BUCKETS];
    long[] keys = new long[DigestPilots.SLOTS];
    int next = 0;
    for (int region = 0; region < regions; region++) {
      int count = 0;
      int slotless = DigestPilots.BUCKETS;
      for (; next < size && isIn(region, values.word(next, 0), buckets); next++) {
        long key = values.word(next, 0);
        if (count < keys.length) {
          keys[count++] = key;
        } else {
          slotless = Math.min(slotless, DigestPilots.bucket(key, buckets) % DigestPilots.BUCKETS);
        }
      }
      search.choose(keys, count, region, buckets, chosen);
      Arrays.fill(chosen, slotless, DigestPilots.BUCKETS, (byte) DigestPilots.NO_SLOTS);
      out.put(chosen, 0, chosen.length);
    }
    file.finish(out, size);
  }

  private void writeFilter(IndexFileWriter file) throws IOException {
    int words = DigestFilter.wordsInFile(size);
    SectionOutput out =
        file.section(SectionKind.DIGEST_FILTER, Optional.of(type), (long) words * Long.BYTES);
    int next = 0;
    for (int word = 0; word < words; word++) {
      long bits = 0;
      while (next < size && DigestFilter.word(values.word(next, 0), words) == word) {
        bits |= DigestFilter.bits(values.word(next++, 0));
      }
      out.putLong(DigestFilter.inFile(bits));
    }
    file.finish(out, size);
  }

  private static boolean isIn(int region, long key, int buckets) {
    return DigestPilots.region(DigestPilots.bucket(key, buckets)) == region;
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
