package org.tutela.core.index;

import org.tutela.core.hash.HashType;

/**
 * Chooses how the values of a type are searched; {@code docs/decisions.md} has the measurements.
 *
 * @param scanBelow below this many values a scan is as fast as bands, and much smaller
 * @param compactFrom from this many values on, compact bands take no more than 72 bytes for each;
 *     below, their directory costs too much
 */
record CostModel(int scanBelow, int compactFrom) {
  /** What was measured. */
  static final CostModel MEASURED = new CostModel(20_000, 1_200_000);

  IndexPlan plan(HashType type, long values, int radius, IndexProfile profile) {
    return switch (type.kind()) {
      case DIGEST -> IndexPlan.DIGESTS;
      case VECTOR -> IndexPlan.UNMATCHABLE;
      case BITS -> bits(type, values, radius, profile);
    };
  }

  private IndexPlan bits(HashType type, long values, int radius, IndexProfile profile) {
    int bands = Bands.count(type.bytes() / Long.BYTES);
    int probeRadius = (radius + bands) / bands - 1;
    if (probeRadius > ProbeMasks.MAX_RADIUS) {
      return IndexPlan.SCAN;
    }
    return switch (profile) {
      case FULL -> values < scanBelow ? IndexPlan.SCAN : IndexPlan.BANDS;
      case DEVICE -> values < compactFrom ? IndexPlan.SCAN : IndexPlan.COMPACT_BANDS;
    };
  }
}
