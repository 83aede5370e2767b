package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes digests in the order of their slots, and what tells where each of them is. */
final class SlotSections {
  private final HashType type;
  private final SortedValues values;
  private final DigestLayout layout;
  private final int size;
  private final int regions;
  private final byte[] pilots;

  /** A bit for each slot of a region that has a digest. */
  private final long[] taken = new long[DigestPilots.SLOTS / SlotRanks.UNIT];

  /** Takes values in the order of their keys, and a layout whose groups are the regions. */
  SlotSections(HashType type, SortedValues values, DigestLayout layout) {
    this.type = type;
    this.values = values;
    this.layout = layout;
    this.size = values.size();
    this.regions = layout.groups();
    this.pilots = new byte[regions * DigestPilots.BUCKETS];
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    choosePilots();
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (long) size * layout.valueBytes(),
            IndexPlan.DIGESTS.code(),
            firstId,
            0,
            layout.valueBytes());
    writeWithSlots(out);
    int spilled = writeWithout(out);
    file.finish(out, size);
    writePilots(file);
    writeRanks(file, spilled);
    writeFilter(file);
  }

  private long key(int number) {
    return values.word(number, 0);
  }

  private int bucket(int number) {
    return DigestPilots.bucket(key(number), pilots.length);
  }

  /** {@return the number of the first digest behind a region} */
  private int end(int region, int first) {
    int end = first;
    while (end < size && DigestPilots.region(bucket(end)) == region) {
      end++;
    }
    return end;
  }

  private void choosePilots() {
    PilotSearch search = new PilotSearch();
    byte[] chosen = new byte[DigestPilots.BUCKETS];
    long[] keys = new long[DigestPilots.SLOTS];
    for (int region = 0, first = 0, end; region < regions; region++, first = end) {
      end = end(region, first);
      int count = Math.min(end - first, keys.length);
      for (int i = 0; i < count; i++) {
        keys[i] = key(first + i);
      }
      search.choose(keys, count, region, pilots.length, chosen);
      int into = region * chosen.length;
      System.arraycopy(chosen, 0, pilots, into, chosen.length);
      if (first + count < end) {
        Arrays.fill(
            pilots, bucket(first + count), into + chosen.length, (byte) DigestPilots.NO_SLOTS);
      }
    }
  }

  private void writeWithSlots(SectionOutput out) throws IOException {
    int valueBytes = layout.valueBytes();
    int keyAt = valueBytes - Long.BYTES;
    byte[] inSlots = new byte[DigestPilots.SLOTS * valueBytes];
    for (int region = 0, first = 0, end; region < regions; region++, first = end) {
      end = end(region, first);
      Arrays.fill(taken, 0);
      for (int i = first; i < end; i++) {
        long key = key(i);
        if (DigestPilots.hasSlot(pilots, key)) {
          int at = take(key) * valueBytes;
          values.copyRest(i, inSlots, at);
          DigestLayout.WORDS.set(inSlots, at + keyAt, SlotRanks.numbered(key, i - first));
        }
      }
      for (int slot = 0; slot < DigestPilots.SLOTS; slot++) {
        if (SlotRanks.isTaken(taken[slot / SlotRanks.UNIT], slot)) {
          out.put(inSlots, slot * valueBytes, valueBytes);
        }
      }
    }
  }

  /** {@return the slot of a key within its region, which is taken from now on} */
  private int take(long key) {
    int slot = DigestPilots.slot(pilots, key) % DigestPilots.SLOTS;
    taken[slot / SlotRanks.UNIT] |= 1L << slot;
    return slot;
  }

  /** {@return how many digests have no slot} They come last, in the order of their keys. */
  private int writeWithout(SectionOutput out) throws IOException {
    byte[] value = new byte[layout.valueBytes()];
    int spilled = 0;
    for (int i = 0; i < size; i++) {
      long key = key(i);
      if (!DigestPilots.hasSlot(pilots, key)) {
        values.copyRest(i, value, 0);
        DigestLayout.WORDS.set(value, value.length - Long.BYTES, key);
        out.put(value, 0, value.length);
        spilled++;
      }
    }
    return spilled;
  }

  private void writePilots(IndexFileWriter file) throws IOException {
    SectionOutput out = file.section(SectionKind.DIGEST_PILOTS, Optional.of(type), pilots.length);
    out.put(pilots, 0, pilots.length);
    file.finish(out, size);
  }

  private void writeRanks(IndexFileWriter file, int spilled) throws IOException {
    SectionOutput out =
        file.section(
            SectionKind.DIGEST_RANKS,
            Optional.of(type),
            SlotRanks.bytes(regions, spilled),
            regions,
            layout.key().attempt(),
            layout.digestBytes(),
            spilled);
    int position = 0;
    for (int region = 0, first = 0, end; region < regions; region++, first = end) {
      end = end(region, first);
      Arrays.fill(taken, 0);
      for (int i = first; i < end; i++) {
        if (DigestPilots.hasSlot(pilots, key(i))) {
          take(key(i));
        }
      }
      for (long unit : taken) {
        out.putLong(unit);
        out.putLong(SlotRanks.place(position, first));
        position += Long.bitCount(unit);
      }
    }
    for (int i = 0; i < size; i++) {
      if (!DigestPilots.hasSlot(pilots, key(i))) {
        out.putInt(SlotRanks.storedNumber(i));
      }
    }
    file.finish(out, size);
  }

  private void writeFilter(IndexFileWriter file) throws IOException {
    int words = DigestFilter.words(size);
    SectionOutput out =
        file.section(SectionKind.DIGEST_FILTER, Optional.of(type), (long) words * Long.BYTES);
    int next = 0;
    for (int word = 0; word < words; word++) {
      long bits = 0;
      while (next < size && DigestFilter.word(key(next), words) == word) {
        bits |= DigestFilter.bits(key(next++));
      }
      out.putLong(DigestFilter.whole(bits));
    }
    file.finish(out, size);
  }
}
