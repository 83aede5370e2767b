package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all buckets near the query are tested from
 * sequential memory, and only what passes is compared. In stages, so that the cache misses of each
 * stage overlap: all buckets are touched, then tested, then the survivors are looked up and
 * compared.
 */
final class LineSearch extends BandSearch {
  private final BandShape shape;
  private final BandLines lines;
  private final BandOverflow overflow;
  private final BandPostings postings;

  LineSearch(BitValues values, BandLines lines, BandOverflow overflow, BandPostings postings) {
    super(
        values,
        lines.shape.bands(),
        lines.shape.addressBits(),
        lines.shape.lines() * VALUES_PER_LINE);
    this.shape = lines.shape;
    this.lines = lines;
    this.overflow = overflow;
    this.postings = postings;
  }

  @Override
  int key(long[] permuted, int band) {
    return Bands.key(permuted, 0, band);
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    scratch.makeRoom(shape.lines());
    for (int b = 0; b < bands(); b++) {
      int count = masks.count(limits.probeRadius(b));
      scratch.touched += lines.touch(b, shape.address(scratch.keys[b]), masks.masks(), count);
    }
    for (int b = 0; b < bands(); b++) {
      int address = shape.address(scratch.keys[b]);
      int sketch = sketch(b, scratch);
      for (int weight = 0, next = 0; weight <= limits.probeRadius(b); weight++) {
        int limit = limits.two(b) - weight;
        for (int end = masks.count(weight); next < end; ) {
          next = lines.test(b, address, sketch, limit, masks.masks(), next, end, scratch);
          if (scratch.full(shape.lines())) {
            if (!pay(scratch)) {
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
        ? finish(radius, scratch, hits)
        : overflow(radius, scratch, hits);
  }

  private static boolean pay(BandScratch scratch) {
    return scratch.spend((long) scratch.found * VALUES_PER_CANDIDATE);
  }

  private boolean finish(int radius, BandScratch scratch, HitBuffer hits) {
    if (!pay(scratch)) {
      return false;
    }
    verify(radius, scratch, hits);
    return true;
  }

  private int sketch(int band, BandScratch scratch) {
    return shape.sketch(scratch.keys[band], scratch.keys[(band + 1) % bands()]);
  }

  /** All lines are paid for before one is read. */
  private boolean overflow(int radius, BandScratch scratch, HitBuffer hits) {
    for (int i = 0; i < scratch.overflowing; i++) {
      long bucket = scratch.overflows[i];
      long entry = overflow.entry(BandScratch.band(bucket), BandScratch.bucket(bucket));
      if (!scratch.spend(
          (long) (overflow.line(entry + 1) - overflow.line(entry)) * VALUES_PER_LINE)) {
        return false;
      }
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
          if (!pay(scratch)) {
            return false;
          }
          if (verify(radius, scratch, hits) || scratch.stop()) {
            return true;
          }
        }
      }
    }
    return finish(radius, scratch, hits);
  }

  private boolean verify(int radius, BandScratch scratch, HitBuffer hits) {
    postings.resolve(scratch);
    int found = scratch.found;
    scratch.found = 0;
    return verify(found, radius, scratch, hits);
  }
}
