package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all buckets near the query are tested from
 * sequential memory, and only what passes is compared. In stages, so that the cache misses of each
 * stage overlap: all buckets are touched, then tested, then the survivors are looked up and
 * compared.
 */
final class LineSearch extends BandSearch {
  /** A line of an overflow that is read in order and tested costs as much as so many values. */
  private static final int VALUES_PER_LINE = 8;

  /** What may be spent before a scan begins, as a share of that scan. */
  private static final int SPENT_SHARE = 8;

  private final BandShape shape;
  private final BandLines lines;
  private final BandOverflow overflow;
  private final BandPostings postings;

  LineSearch(BitValues values, BandLines lines, BandOverflow overflow, BandPostings postings) {
    super(values, lines.shape.bands(), lines.shape.addressBits());
    this.shape = lines.shape;
    this.lines = lines;
    this.overflow = overflow;
    this.postings = postings;
  }

  @Override
  int key(long[] permuted, int band) {
    return Bands.key(permuted, band);
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    scratch.makeRoom(shape.lines());
    for (int b = 0; b < bands(); b++) {
      int count = masks.count(limits.probeRadius(b));
      scratch.touched += lines.touch(b, shape.address(scratch.keys[b]), masks.masks(), count);
    }
    long budget = SPENT_ALWAYS + values.size() / SPENT_SHARE;
    for (int b = 0; b < bands(); b++) {
      int address = shape.address(scratch.keys[b]);
      int sketch = sketch(b, scratch);
      for (int weight = 0, next = 0; weight <= limits.probeRadius(b); weight++) {
        int limit = limits.two(b) - weight;
        for (int end = masks.count(weight); next < end; ) {
          next = lines.test(b, address, sketch, limit, masks.masks(), next, end, scratch);
          if (scratch.full(shape.lines())) {
            budget -= (long) scratch.found * VALUES_PER_CANDIDATE;
            if (budget < 0) {
              return false;
            }
            if (verify(radius, scratch, hits) || scratch.stop()) {
              return true;
            }
          }
        }
      }
    }
    return scratch.overflowing == 0
        ? finish(budget, radius, scratch, hits)
        : overflow(budget, radius, scratch, hits);
  }

  private boolean finish(long budget, int radius, BandScratch scratch, HitBuffer hits) {
    if (budget < (long) scratch.found * VALUES_PER_CANDIDATE) {
      return false;
    }
    verify(radius, scratch, hits);
    return true;
  }

  private int sketch(int band, BandScratch scratch) {
    return shape.sketch(scratch.keys[band], scratch.keys[(band + 1) % bands()]);
  }

  /** All lines are counted before one is read. */
  private boolean overflow(long budget, int radius, BandScratch scratch, HitBuffer hits) {
    long left = budget;
    for (int i = 0; i < scratch.overflowing; i++) {
      long bucket = scratch.overflows[i];
      long entry = overflow.entry(BandScratch.band(bucket), BandScratch.bucket(bucket));
      left -= (long) (overflow.line(entry + 1) - overflow.line(entry)) * VALUES_PER_LINE;
    }
    if (left < 0) {
      return false;
    }
    for (int i = 0; i < scratch.overflowing; i++) {
      long bucket = scratch.overflows[i];
      int band = BandScratch.band(bucket);
      long entry = overflow.entry(band, BandScratch.bucket(bucket));
      int first = overflow.line(entry);
      int end = overflow.line(entry + 1);
      for (int line = first; line < end; line += shape.lines()) {
        int count = Math.min(shape.lines(), end - line);
        int lane = shape.capacity() + (line - first) * BandLines.LANES;
        lines.testOverflow(
            band,
            line,
            count,
            BandScratch.bucket(bucket),
            lane,
            sketch(band, scratch),
            (int) bucket,
            scratch);
        if (scratch.full(shape.lines())) {
          left -= (long) scratch.found * VALUES_PER_CANDIDATE;
          if (left < 0) {
            return false;
          }
          if (verify(radius, scratch, hits) || scratch.stop()) {
            return true;
          }
        }
      }
    }
    return finish(left, radius, scratch, hits);
  }

  private boolean verify(int radius, BandScratch scratch, HitBuffer hits) {
    postings.resolve(scratch);
    int found = scratch.found;
    scratch.found = 0;
    return verify(found, radius, scratch, hits);
  }
}
