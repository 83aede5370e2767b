package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes digests into their slots, and what tells the slots. */
final class SlotSections {
  private final HashType type;
  private final SortedValues values;
  private final DigestLayout layout;
  private final int size;
  private final int regions;
  private final byte[] pilots;

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
    int spilled = spilled();
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (DigestPilots.slots(regions) + spilled) * layout.valueBytes(),
            IndexPlan.DIGESTS.code(),
            firstId,
            0,
            layout.valueBytes());
    writeWithSlots(out);
    writeWithout(out);
    file.finish(out, size);
    writePilots(file);
    writeNumbers(file, spilled);
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
    byte[] slots = new byte[DigestPilots.SLOTS * valueBytes];
    for (int region = 0, first = 0, end; region < regions; region++, first = end) {
      end = end(region, first);
      Arrays.fill(slots, (byte) SlotNumbers.empty(region, regions));
      for (int i = first; i < end; i++) {
        long key = key(i);
        if (DigestPilots.hasSlot(pilots, key)) {
          int at = DigestPilots.slot(pilots, key) % DigestPilots.SLOTS * valueBytes;
          values.copyRest(i, slots, at);
          DigestLayout.WORDS.set(slots, at + keyAt, SlotNumbers.numbered(key, i - first));
        }
      }
      out.put(slots, 0, slots.length);
    }
  }

  /** {@return how many digests have no slot} */
  private int spilled() {
    int spilled = 0;
    for (int i = 0; i < size; i++) {
      spilled += DigestPilots.hasSlot(pilots, key(i)) ? 0 : 1;
    }
    return spilled;
  }

  /** They come last, in the order of their keys. */
  private void writeWithout(SectionOutput out) throws IOException {
    byte[] value = new byte[layout.valueBytes()];
    for (int i = 0; i < size; i++) {
      long key = key(i);
      if (!DigestPilots.hasSlot(pilots, key)) {
        values.copyRest(i, value, 0);
        DigestLayout.WORDS.set(value, value.length - Long.BYTES, key);
        out.put(value, 0, value.length);
      }
    }
  }

  private void writePilots(IndexFileWriter file) throws IOException {
    SectionOutput out = file.section(SectionKind.DIGEST_PILOTS, Optional.of(type), pilots.length);
    out.put(pilots, 0, pilots.length);
    file.finish(out, size);
  }

  private void writeNumbers(IndexFileWriter file, int spilled) throws IOException {
    SectionOutput out =
        file.section(
            SectionKind.DIGEST_NUMBERS,
            Optional.of(type),
            SlotNumbers.bytes(regions, spilled),
            regions,
            layout.key().attempt(),
            layout.digestBytes(),
            spilled);
    for (int region = 0, first = 0; region < regions; region++) {
      out.putLong(SlotNumbers.region(first));
      first = end(region, first);
    }
    for (int i = 0; i < size; i++) {
      if (!DigestPilots.hasSlot(pilots, key(i))) {
        out.putInt(SlotNumbers.storedNumber(i));
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
