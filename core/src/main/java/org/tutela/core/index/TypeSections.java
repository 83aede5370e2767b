package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes the values of one type and what makes them searchable. */
final class TypeSections {
  private final IndexPlan plan;
  private final IndexProfile profile;
  private final DigestKey key;
  private final long seed;
  private final int radius;
  private final HashType type;
  private final SortedValues values;
  private final int size;

  TypeSections(SortedEntries entries, IndexPlan plan, IndexProfile profile, long seed, int radius) {
    this.plan = plan;
    this.profile = profile;
    this.key = entries.key();
    this.seed = seed;
    this.type = entries.type();
    this.radius = type.kind() == HashType.Kind.BITS ? Math.min(radius, type.bits()) : 0;
    this.values = entries.sortedValues();
    this.size = values.size();
  }

  /** {@return how many sections a type has under this plan} */
  static int count(IndexPlan plan) {
    return switch (plan) {
      case SCAN, UNMATCHABLE -> 1;
      case DIGESTS -> 2;
      case WIDE_BANDS -> 4;
      case BANDS -> 5;
    };
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    if (plan == IndexPlan.DIGESTS) {
      new DigestSections(type, values, DigestLayout.of(type, size, key, profile))
          .write(file, firstId);
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
    boolean bits = type.kind() == HashType.Kind.BITS;
    for (int i = 0; i < size; i++) {
      if (bits) {
        for (int w = 0; w < type.bytes() / Long.BYTES; w++) {
          out.putLong(values.word(i, w));
        }
      } else {
        values.write(i, out);
      }
    }
    file.finish(out, size);
    if (plan == IndexPlan.BANDS) {
      new BandSections(
              new BandKeys(type, values, seed), BandShape.of(type.bytes() / Long.BYTES, size))
          .write(file);
    } else if (plan == IndexPlan.WIDE_BANDS) {
      new WideSections(type, values, seed).write(file);
    }
  }
}
