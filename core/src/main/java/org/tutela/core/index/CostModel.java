package org.tutela.core.index;

import org.tutela.core.hash.HashType;

/**
 * Chooses how the values of a type are searched; {@code docs/decisions.md} has the measurements.
 *
 * @param scanBelow below this many values a scan is as fast as bands, and much smaller
 * @param wideFrom from this many values on, wide bands are worth their memory
 * @param slotsFrom from this many digests on, slots are worth their memory
 */
record CostModel(int scanBelow, int wideFrom, int slotsFrom) {
  /** What was measured. */
  static final CostModel MEASURED = new CostModel(20_000, 250_000, 5_000);

  IndexPlan plan(HashType type, long values, int radius, IndexProfile profile) {
    return switch (type.kind()) {
      case DIGEST -> IndexPlan.DIGESTS;
      case VECTOR, SIMILARITY -> IndexPlan.UNMATCHABLE;
      case BITS -> bits(type, values, radius, profile);
    };
  }

  /** {@return whether so many digests are put into slots} */
  boolean slots(int values, IndexProfile profile) {
    return profile == IndexProfile.FULL && values >= slotsFrom && values <= DigestPilots.MOST;
  }

  private IndexPlan bits(HashType type, long values, int radius, IndexProfile profile) {
    int words = type.bytes() / Long.BYTES;
    int size = (int) Math.min(values, IndexLayout.MAX_VALUES);
    return switch (profile) {
      case FULL ->
          values < scanBelow || isTooWide(radius, Bands.count(words))
              ? IndexPlan.SCAN
              : IndexPlan.BANDS;
      case DEVICE ->
          values < wideFrom || isTooWide(radius, WideShape.of(words, size).bands())
              ? IndexPlan.SCAN
              : IndexPlan.WIDE_BANDS;
      case SCAN -> IndexPlan.SCAN;
    };
  }

  /** {@return whether so many bands would have to be probed beyond what beats a scan} */
  private static boolean isTooWide(int radius, int bands) {
    return (radius + bands) / bands - 1 > ProbeMasks.MAX_RADIUS;
  }
}
