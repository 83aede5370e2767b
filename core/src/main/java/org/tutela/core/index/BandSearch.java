package org.tutela.core.index;

/** Finds candidates by their bands and compares them. Safe for any number of threads. */
abstract class BandSearch {
  /** A candidate at a random place of a mapped file costs as much as some fifty values in order. */
  static final int VALUES_PER_CANDIDATE = 50;

  final BitValues values;
  final ProbeMasks masks = new ProbeMasks();
  private final int bands;

  BandSearch(BitValues values, int bands) {
    this.values = values;
    this.bands = bands;
  }

  final int bands() {
    return bands;
  }

  /**
   * Searches for the query in the scratch, whose keys are those of its bands.
   *
   * @param limits how far each band is probed
   * @param radius the largest distance
   * @param scratch room for the query, its keys and all probes
   * @param hits takes the matches
   * @return false if the query is better answered by a scan; something may have been found by then
   */
  abstract boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits);

  /** Refuses a run that reaches beyond its band; {@code sign} is negative if one did. */
  static void checkRuns(int sign) {
    if (sign < 0) {
      throw new IndexOutOfBoundsException("a run of postings is out of range");
    }
  }

  /** Compares the first candidates in full. Returns whether the query is answered. */
  final boolean verify(int found, int radius, BandScratch scratch, HitBuffer hits) {
    scratch.touched += values.touch(scratch.candidates, found);
    for (int i = 0; i < found; i++) {
      int candidate = scratch.candidates[i];
      int distance = values.distance(candidate, scratch.query, radius);
      if (distance <= radius && hits.offer(candidate, distance)) {
        return true;
      }
    }
    return false;
  }
}
