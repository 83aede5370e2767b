package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes the values of one type and what makes them searchable. */
final class TypeSections {
  private final IndexPlan plan;
  private final long seed;
  private final int radius;
  private final HashType type;
  private final ValueLog values;
  private final ValueOrder order;
  private final int[] records;

  TypeSections(SortedEntries entries, IndexPlan plan, long seed, int radius) {
    this.plan = plan;
    this.seed = seed;
    this.type = entries.log().type();
    this.radius = type.kind() == HashType.Kind.BITS ? Math.min(radius, type.bits()) : 0;
    this.values = entries.log().values();
    this.order = entries.order();
    this.records = entries.records();
  }

  /** {@return how many sections a type has under this plan} */
  static int count(IndexPlan plan) {
    return switch (plan) {
      case SCAN, UNMATCHABLE -> 1;
      case DIGESTS -> 2;
      case BANDS, COMPACT_BANDS -> 4;
    };
  }

  void write(IndexFileWriter file, int firstId) throws IOException {
    if (order instanceof DigestOrder digests) {
      new DigestSections(type, digests, values, records).write(file, firstId);
      return;
    }
    SectionOutput out =
        file.section(
            SectionKind.VALUES,
            Optional.of(type),
            (long) records.length * type.bytes(),
            plan.code(),
            firstId,
            radius,
            type.bytes());
    boolean bits = type.kind() == HashType.Kind.BITS;
    for (int record : records) {
      if (bits) {
        for (int w = 0; w < type.bytes() / Long.BYTES; w++) {
          out.putLong(values.word(record, w));
        }
      } else {
        out.put(values.chunk(record), values.offset(record), type.bytes());
      }
    }
    file.finish(out, records.length);
    if (plan == IndexPlan.BANDS) {
      new BandSections(new BandKeys(type, values, records, seed)).write(file);
    } else if (plan == IndexPlan.COMPACT_BANDS) {
      new CompactSections(new BandKeys(type, values, records, seed)).write(file);
    }
  }
}
