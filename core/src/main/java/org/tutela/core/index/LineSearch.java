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
    int[] near = masks.masks();
    // The first bands are probed the furthest.
    scratch.prepareLines(bands() * masks.count(limits.probeRadius(0)) * shape.lines());
    for (int b = 0, at = 0; b < bands(); b++) {
      int count = masks.count(limits.probeRadius(b));
      lines.place(b, shape.address(scratch.keys[b]), near, count, scratch.lines, at);
      at += count * shape.lines();
    }
    for (int b = 0, at = 0; b < bands(); b++) {
      int end = at + masks.count(limits.probeRadius(b)) * shape.lines();
      scratch.touched += lines.touch(b, scratch.lines, at, end);
      at = end;
    }
    for (int b = 0, at = 0; b < bands(); b++) {
      if (!test(b, limits, at, scratch)) {
        return false;
      }
      at += masks.count(limits.probeRadius(b)) * shape.lines();
    }
    if (scratch.overflowing > 0 && !overflow(scratch)) {
      return false;
    }
    verify(radius, scratch, hits);
    return true;
  }

  /** Makes ready for tests in a band, whose key and that of the next are in the scratch. */
  private void aim(int band, BandScratch scratch) {
    int next = (band + 1) % bands();
    LineTest.planes(shape.sketch(scratch.keys[band], scratch.keys[next]), scratch.planes);
  }

  /**
   * Tests the buckets of a band near its key, which is in the scratch as that of the next band is.
   * Returns false if what passes costs too much.
   *
   * @param at where in the scratch their lines are
   */
  boolean test(int band, RingThresholds limits, int at, BandScratch scratch) {
    aim(band, scratch);
    int from = at;
    for (int weight = 0; weight <= limits.probeRadius(band); weight++) {
      int end = at + masks.count(weight) * shape.lines();
      int limit = limits.two(band) - weight;
      lines.test(band, scratch.planes, limit, scratch.lines, from, end);
      if (!collect(band, limit, at, from, end, scratch)) {
        return false;
      }
      from = end;
    }
    return true;
  }

  /** Takes what passed of some lines, counted from the first of the band. */
  private boolean collect(int band, int limit, int at, int from, int end, BandScratch scratch) {
    int count = shape.lines();
    for (int n = from; n < end; n++) {
      int passed = (int) scratch.lines[n];
      if (passed != 0) {
        int probe = count == 1 ? n - at : (n - at) / count;
        int bucket = shape.address(scratch.keys[band]) ^ masks.masks()[probe];
        int line = n - at - probe * count;
        if (passed < 0) {
          scratch.overflow(band, bucket, limit);
        }
        if (!survive(band, bucket, bucket * count + line, line, passed, scratch)) {
          return false;
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
    int first = lines.first(band, bucket, line);
    if (first == LineStarts.UNKNOWN) {
      scratch.survive(band, bucket, ofBucket * BandLines.LANES, lanes);
    } else {
      scratch.survive(band, first, lanes);
    }
    return true;
  }

  /** All lines are paid for before one is read. */
  boolean overflow(BandScratch scratch) {
    for (int i = 0; i < scratch.overflowing; i++) {
      long bucket = scratch.overflows[i];
      long entry = overflow.entry(BandScratch.band(bucket), BandScratch.bucket(bucket));
      int first = overflow.line(entry);
      int end = overflow.line(entry + 1);
      if (!scratch.spend((long) (end - first) * VALUES_PER_LINE)) {
        return false;
      }
      scratch.starts[i] = first;
      scratch.ends[i] = end;
    }
    for (int i = 0; i < scratch.overflowing; i++) {
      if (!overflow(scratch.overflows[i], scratch.starts[i], scratch.ends[i], scratch)) {
        return false;
      }
    }
    return true;
  }

  /** Tests the overflow of one bucket. Returns false if what passes costs too much. */
  private boolean overflow(long overflowing, int first, int end, BandScratch scratch) {
    int band = BandScratch.band(overflowing);
    int bucket = BandScratch.bucket(overflowing);
    int before = shape.buckets() * shape.lines();
    aim(band, scratch);
    long[] beyond = scratch.beyond;
    for (int from = first; from < end; from += beyond.length) {
      int count = Math.min(beyond.length, end - from);
      lines.place(band, before + from, count, beyond);
      lines.test(band, scratch.planes, (int) overflowing, beyond, 0, count);
      for (int n = 0; n < count; n++) {
        int passed = (int) beyond[n] & Integer.MAX_VALUE;
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
