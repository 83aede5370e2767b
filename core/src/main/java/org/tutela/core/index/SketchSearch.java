package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all runs are tested from sequential
 * memory, and only what passes is compared. In stages, so that the cache misses of each stage
 * overlap: all runs are located, then touched, then tested, then the survivors are looked up and
 * compared.
 */
final class SketchSearch extends BandSearch {
  /**
   * A word of sketches that is tested, and again for its survivors, costs as much as two values.
   */
  private static final int VALUES_PER_WORD = 2;

  /** What may be spent before a scan begins, as a share of that scan. */
  private static final int SPENT_SHARE = 8;

  /** What even the smallest index may spend, in values. */
  private static final int SPENT_ALWAYS = 16 * VALUES_PER_CANDIDATE;

  private final BandPostings postings;

  SketchSearch(BitValues values, BandPostings postings) {
    super(values, postings.bands());
    this.postings = postings;
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    int located = 0;
    long words = 0;
    for (int b = 0; b < bands(); b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      words += postings.locate(b, scratch.keys[b], masks, count, scratch, located);
      located += count;
    }
    long budget = SPENT_ALWAYS + values.size() / SPENT_SHARE - words * VALUES_PER_WORD;
    if (budget < 0) {
      return false;
    }
    located = 0;
    for (int b = 0; b < bands(); b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      postings.touch(b, located, located + count, scratch);
      located += count;
    }
    return filter(limits, radius, budget, scratch, hits);
  }

  private boolean filter(
      RingThresholds limits, int radius, long budget, BandScratch scratch, HitBuffer hits) {
    long left = budget;
    scratch.probe = 0;
    scratch.found = 0;
    for (int b = 0; b < bands(); b++) {
      int first = scratch.probe;
      int end = first + ProbeMasks.count(limits.probeRadius(b));
      int next = scratch.keys[(b + 1) % bands()];
      while (!postings.filter(b, first, end, next, limits.two(b), masks, scratch)) {
        left -= (long) scratch.found * VALUES_PER_CANDIDATE;
        if (left < 0) {
          return false;
        }
        if (verify(radius, scratch, hits) || scratch.stop()) {
          return true;
        }
      }
    }
    if (left < (long) scratch.found * VALUES_PER_CANDIDATE) {
      return false;
    }
    verify(radius, scratch, hits);
    return true;
  }

  private boolean verify(int radius, BandScratch scratch, HitBuffer hits) {
    postings.resolve(scratch);
    int found = scratch.found;
    scratch.found = 0;
    return verify(found, radius, scratch, hits);
  }
}
