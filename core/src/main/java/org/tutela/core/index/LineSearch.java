package org.tutela.core.index;

import java.util.Optional;

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
  private final LineBatch batch;
  private final long costPerCandidate;

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
    this.batch = new LineBatch(this, lines);
    this.costPerCandidate = costPerCandidate();
  }

  @Override
  int key(long[] permuted, int band) {
    return Bands.key(permuted, 0, band);
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    for (int b = 0; b < bands(); b++) {
      int count = masks.count(limits.probeRadius(b));
      int address = shape.address(scratch.keys[b]);
      scratch.touched += lines.touch(b, address, masks.masks(), count);
    }
    for (int b = 0; b < bands(); b++) {
      aim(b, scratch);
      for (int weight = 0; weight <= limits.probeRadius(b); weight++) {
        int from = masks.count(weight - 1);
        int end = masks.count(weight);
        if (!test(b, limits.two(b) - weight, masks.masks(), from, end, scratch)) {
          return false;
        }
      }
    }
    if (scratch.overflowing > 0 && !overflow(scratch)) {
      return false;
    }
    verify(radius, scratch, hits);
    return true;
  }

  /** Makes ready for tests in a band, whose key and that of the next are in the scratch. */
  void aim(int band, BandScratch scratch) {
    int next = (band + 1) % bands();
    LineTest.planes(shape.sketch(scratch.keys[band], scratch.keys[next]), scratch.planes);
  }

  /**
   * Tests the buckets of some masks in the band that was aimed at. Returns false if what passes
   * costs too much.
   */
  boolean test(int band, int limit, int[] near, int from, int end, BandScratch scratch) {
    int address = shape.address(scratch.keys[band]);
    int count = shape.lines();
    int atOnce = Math.max(1, scratch.passed.length / count);
    for (int first = from; first < end; first += atOnce) {
      int last = Math.min(end, first + atOnce);
      lines.test(band, address, scratch.planes, limit, near, first, last, scratch.passed);
      for (int n = 0; n < (last - first) * count; n++) {
        if (scratch.passed[n] != 0) {
          int bucket = address ^ near[first + n / count];
          int line = n % count;
          if (scratch.passed[n] < 0) {
            scratch.overflow(band, bucket, limit);
          }
          if (!survive(band, bucket, bucket * count + line, line, scratch.passed[n], scratch)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Adds what passed of a line to the survivors, if that can be paid for.
   *
   * @param line counted in its band
   * @param ofBucket counted in its bucket
   */
  private boolean survive(
      int band, int bucket, int line, int ofBucket, int passed, BandScratch scratch) {
    int lanes = passed & lines.filled(band, line);
    if (!scratch.spend((long) Integer.bitCount(lanes) * costPerCandidate)) {
      return false;
    }
    scratch.survive(band, bucket, ofBucket * BandLines.LANES, lanes);
    return true;
  }

  /** All lines are paid for before one is read. */
  boolean overflow(BandScratch scratch) {
    for (int i = 0; i < scratch.overflowing; i++) {
      long bucket = scratch.overflows[i];
      long entry = overflow.entry(BandScratch.band(bucket), BandScratch.bucket(bucket));
      if (!scratch.spend(
          (long) (overflow.line(entry + 1) - overflow.line(entry)) * VALUES_PER_LINE)) {
        return false;
      }
    }
    for (int i = 0; i < scratch.overflowing; i++) {
      if (!overflow(scratch.overflows[i], scratch)) {
        return false;
      }
    }
    return true;
  }

  /** Tests the overflow of one bucket. Returns false if what passes costs too much. */
  private boolean overflow(long overflowing, BandScratch scratch) {
    int band = BandScratch.band(overflowing);
    int bucket = BandScratch.bucket(overflowing);
    long entry = overflow.entry(band, bucket);
    int first = overflow.line(entry);
    int end = overflow.line(entry + 1);
    int before = shape.buckets() * shape.lines();
    aim(band, scratch);
    for (int from = first; from < end; from += scratch.passed.length) {
      int count = Math.min(scratch.passed.length, end - from);
      lines.test(band, before + from, count, scratch.planes, (int) overflowing, scratch.passed);
      for (int n = 0; n < count; n++) {
        int passed = scratch.passed[n] & Integer.MAX_VALUE;
        int ofBucket = shape.lines() + from - first + n;
        if (passed != 0 && !survive(band, bucket, before + from + n, ofBucket, passed, scratch)) {
          return false;
        }
      }
    }
    return true;
  }

  private void verify(int radius, BandScratch scratch, HitBuffer hits) {
    for (int from = 0; from < scratch.found; from += BandScratch.SURVIVORS) {
      int count = Math.min(BandScratch.SURVIVORS, scratch.found - from);
      postings.resolve(scratch.survivors, from, count, scratch.candidates);
      if (verify(count, radius, scratch, hits) || scratch.stop()) {
        return;
      }
    }
  }

  /** Compares the survivors of a batch in full. Returns false if there are too many matches. */
  boolean verify(int radius, BatchScratch batch, BandScratch scratch, HitBuffer hits) {
    for (int from = 0; from < scratch.found; from += BandScratch.SURVIVORS) {
      int count = Math.min(BandScratch.SURVIVORS, scratch.found - from);
      postings.resolve(scratch.survivors, from, count, scratch.candidates);
      scratch.touched += values.touch(scratch.candidates, count);
      for (int i = 0; i < count; i++) {
        int candidate = scratch.candidates[i];
        int distance = values.distance(candidate, batch.queryOf(from + i), radius);
        if (distance <= radius && hits.takesValue(candidate)) {
          batch.add(from + i, candidate, distance);
        }
      }
    }
    scratch.found = 0;
    batch.disown();
    return !batch.isFull();
  }

  @Override
  Optional<LineBatch> batch() {
    return Optional.of(batch);
  }
}
