package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes the values of one type and what makes them searchable. */
final class TypeSections {
  private final IndexPlan plan;
  private final boolean slots;
  private final IndexProfile profile;
  private final DigestKey key;
  private final long seed;
  private final int radius;
  private final HashType type;
  private final SortedValues values;
  private final int size;
  private final int room;

  /** For entries of one type; so many postings are sorted in memory at once. */
  TypeSections(
      SortedEntries entries,
      IndexPlan plan,
      boolean slots,
      IndexProfile profile,
      long seed,
      int radius,
      int room) {
    this.room = room;
    this.plan = plan;
    this.slots = slots;
    this.profile = profile;
    this.key = entries.key();
    this.seed = seed;
    this.type = entries.type();
    this.radius = type.kind() == HashType.Kind.BITS ? Math.min(radius, type.bits()) : 0;
    this.values = entries.sortedValues();
    this.size = values.size();
  }

  /** {@return how many sections a type has under this plan, and maybe digests in slots} */
  static int count(IndexPlan plan, boolean slots) {
    return switch (plan) {
      case SCAN, UNMATCHABLE -> 1;
      case DIGESTS -> slots ? 4 : 2;
      case WIDE_BANDS -> 4;
      case BANDS -> 5;
    };
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    if (plan == IndexPlan.DIGESTS) {
      writeDigests(file, firstId);
      return;
    }
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (long) size * type.bytes(),
            plan.code(),
            firstId,
            radius,
            type.bytes());
    if (type.kind() == HashType.Kind.BITS) {
      writeBits(out, file);
    } else {
      for (int i = 0; i < size; i++) {
        values.write(i, out);
      }
      file.finish(out, size);
    }
  }

  private void writeDigests(IndexFileWriter file, int firstId) throws IOException {
    if (slots) {
      DigestLayout layout = DigestLayout.inSlots(type, DigestPilots.regions(size), key);
      new SlotSections(type, values, layout).write(file, firstId);
    } else {
      DigestLayout layout = DigestLayout.of(type, size, key, profile);
      new DigestSections(type, values, layout).write(file, firstId);
    }
  }

  private void writeBits(SectionOutput out, IndexFileWriter file) throws IOException {
    int words = type.bytes() / Long.BYTES;
    if (plan == IndexPlan.BANDS) {
      BandShape shape = BandShape.of(words, size);
      try (BandKeys keys = new BandKeys(LineSections.cut(shape), size, room)) {
        writeValues(out, Optional.of(keys));
        file.finish(out, size);
        new LineSections(type, keys, shape).write(file);
      }
    } else if (plan == IndexPlan.WIDE_BANDS) {
      WideShape shape = WideShape.of(words, size);
      try (BandKeys keys = new BandKeys(WideSections.cut(shape), size, room)) {
        writeValues(out, Optional.of(keys));
        file.finish(out, size);
        new WideSections(type, keys, shape).write(file);
      }
    } else {
      writeValues(out, Optional.empty());
      file.finish(out, size);
    }
  }

  /** Writes all values, and files them in the bands, if there are any. */
  private void writeValues(SectionOutput out, Optional<BandKeys> keys) throws IOException {
    int words = type.bytes() / Long.BYTES;
    BitPermutation permutation = BitPermutation.of(seed, words);
    long[][] columns = new long[words][BandKeys.BLOCK];
    long[] permuted = new long[words * BandKeys.BLOCK];
    for (int first = 0; first < size; first += BandKeys.BLOCK) {
      int count = Math.min(BandKeys.BLOCK, size - first);
      for (int i = 0; i < count; i++) {
        for (int w = 0; w < words; w++) {
          long word = values.word(first + i, w);
          out.putLong(word);
          columns[w][i] = word;
        }
      }
      if (keys.isPresent()) {
        permutation.applyAll(columns, count);
        for (int i = 0; i < count; i++) {
          for (int w = 0; w < words; w++) {
            permuted[i * words + w] = columns[w][i];
          }
        }
        keys.get().add(permuted, words, count);
      }
    }
  }
}
