package org.tutela.core.index;

import java.util.Optional;

/** Finds candidates by their bands and compares them. Safe for any number of threads. */
abstract class BandSearch {
  /** A cache line at a random place costs about as much as comparing so many values in order. */
  static final int VALUES_PER_LINE = 8;

  /** A candidate at a random place costs at least as much as so many values in order. */
  private static final int VALUES_PER_CANDIDATE = 50;

  /** It costs so much where neither values nor their pages are in a cache. */
  private static final int VALUES_PER_FAR_CANDIDATE = 150;

  /** From this many values on, caches hold next to none of them. */
  private static final int FAR = 1_000_000;

  /** Among thousands that are fetched at once it costs less. */
  static final int VALUES_PER_STAGED_CANDIDATE = 20;

  /** What may be spent on candidates before a scan begins, as a share of that scan. */
  private static final int SPENT_SHARE = 8;

  /** What even the smallest index may spend, in values. */
  private static final int SPENT_ALWAYS = 16 * VALUES_PER_CANDIDATE;

  final BitValues values;
  final ProbeMasks masks;
  private final int bands;
  private final int valuesPerProbe;

  BandSearch(BitValues values, int bands, int addressBits, int valuesPerProbe) {
    this.valuesPerProbe = valuesPerProbe;
    this.values = values;
    this.masks = new ProbeMasks(addressBits);
    this.bands = bands;
  }

  final int bands() {
    return bands;
  }

  /** {@return what so many probes cost, in values compared in order} */
  final long cost(int probes) {
    return (long) probes * valuesPerProbe;
  }

  /** {@return what a candidate at a random place costs, in values compared in order} */
  final long costPerCandidate() {
    long further = VALUES_PER_FAR_CANDIDATE - VALUES_PER_CANDIDATE;
    return VALUES_PER_CANDIDATE + further * Math.min(values.size(), FAR) / FAR;
  }

  /** {@return what a search may spend beyond its probes, in values compared in order} */
  final long allowance() {
    return SPENT_ALWAYS + (long) values.size() / SPENT_SHARE;
  }

  /** {@return the bits of a permuted bit string that are its key in a band} */
  abstract int key(long[] permuted, int band);

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

  /** {@return how it searches for many queries together, if it does} */
  Optional<LineBatch> batch() {
    return Optional.empty();
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
