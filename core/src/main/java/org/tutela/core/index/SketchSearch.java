package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all runs are tested from sequential
 * memory, and only what passes is compared. In stages, so that the cache misses of each stage
 * overlap: all runs are located, then touched, then tested, then the survivors are looked up and
 * compared.
 */
final class SketchSearch extends BandSearch {
  /** A word of sketches that is tested costs about half as much as a value compared in order. */
  private static final int WORDS_PER_VALUE = 2;

  /** What may be spent on candidates before a scan begins, as a share of that scan. */
  private static final int CANDIDATE_SHARE = 8 * VALUES_PER_CANDIDATE;

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
    if (words > (long) values.size() * WORDS_PER_VALUE) {
      return false;
    }
    located = 0;
    for (int b = 0; b < bands(); b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      postings.touch(b, located, located + count, scratch);
      located += count;
    }
    return filter(limits, radius, scratch, hits);
  }

  private boolean filter(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    long budget = 16L + values.size() / CANDIDATE_SHARE;
    scratch.probe = 0;
    scratch.found = 0;
    for (int b = 0; b < bands(); b++) {
      int first = scratch.probe;
      int end = first + ProbeMasks.count(limits.probeRadius(b));
      int next = scratch.keys[(b + 1) % bands()];
      while (!postings.filter(b, first, end, next, limits.two(b), masks, scratch)) {
        budget -= scratch.found;
        if (budget < 0) {
          return false;
        }
        if (verify(radius, scratch, hits) || scratch.stop()) {
          return true;
        }
      }
    }
    if (budget < scratch.found) {
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
