package org.tutela.core.index;

import org.tutela.core.hash.HashType;

/**
 * Chooses how the values of a type are searched; {@code docs/decisions.md} has the measurements.
 *
 * @param scanBelow below this many values a scan is as fast as an index, and much smaller
 */
record CostModel(int scanBelow) {
  /** What was measured. */
  static final CostModel MEASURED = new CostModel(20_000);

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
    boolean scan =
        values < scanBelow || profile == IndexProfile.DEVICE || probeRadius > ProbeMasks.MAX_RADIUS;
    return scan ? IndexPlan.SCAN : IndexPlan.BANDS;
  }
}
