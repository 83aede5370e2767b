package org.tutela.core.index;

import java.util.Optional;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all buckets near the query are tested, and
 * only what passes is compared. In stages, so that the cache misses of each stage overlap: all
 * buckets are touched, then copied and tested band by band, then the survivors are looked up and
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
      lines.place(b, address(b, scratch), near, count, scratch.lines, at);
      at += count * shape.lines();
    }
    touch(limits, scratch);
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

  /** Reads one end of all lines before the other: a loop that reads both waits for each line. */
  private void touch(RingThresholds limits, BandScratch scratch) {
    for (int b = 0, at = 0, end; b < bands(); b++, at = end) {
      end = at + masks.count(limits.probeRadius(b)) * shape.lines();
      scratch.touched += lines.touch(b, scratch.lines, at, end);
    }
    for (int b = 0, at = 0, end; b < bands(); b++, at = end) {
      end = at + masks.count(limits.probeRadius(b)) * shape.lines();
      scratch.touched += lines.touchEnds(b, scratch.lines, at, end);
    }
  }

  /**
   * Tests the buckets of a band near its key, which is in the scratch as that of the next band is.
   * Returns false if what passes costs too much.
   *
   * @param at where in the scratch the places of their lines are
   */
  boolean test(int band, RingThresholds limits, int at, BandScratch scratch) {
    scratch.prepareFrame(shape.lines());
    int atOnce = Math.max(1, BandScratch.LINES / shape.lines());
    int furthest = limits.probeRadius(band);
    int probes = masks.count(furthest);
    for (int from = 0; from < probes; from += atOnce) {
      int end = Math.min(from + atOnce, probes);
      int first = at + from * shape.lines();
      lines.copy(band, scratch.lines, first, first + (end - from) * shape.lines(), scratch.frame);
      for (int weight = 0; weight <= furthest; weight++) {
        int nearest = Math.max(from, masks.count(weight - 1));
        int beyond = Math.min(end, masks.count(weight));
        if (nearest < beyond
            && !test(band, limits.two(band) - weight, from, nearest, beyond, scratch)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Tests some of the buckets that were copied.
   *
   * @param copied the number of the mask whose bucket was copied first
   * @param first the number of the mask whose bucket is tested first
   * @param last the number after that of the last mask
   */
  private boolean test(int band, int limit, int copied, int first, int last, BandScratch scratch) {
    int[] near = masks.masks();
    int address = address(band, scratch);
    int bucketWords = shape.bucketWords();
    int from = (first - copied) * bucketWords;
    int end = (last - copied) * bucketWords;
    for (int i = first, at = from; i < last; i++, at += bucketWords) {
      if (LineTag.overflows(scratch.frame, at)) {
        scratch.overflow(band, address ^ near[i], limit);
      }
    }
    LineTest.mark(scratch.frame, scratch.marks, from, end, sketch(band, scratch), limit);
    int marked = LineTest.marked(scratch.marks, from, end, scratch.marked);
    int before = scratch.found;
    scratch.prepareSurvivors(marked * BandLines.LANES);
    for (int i = 0; i < marked; i++) {
      int line = scratch.marked[i];
      int probe = line / bucketWords;
      int bucket = address ^ near[copied + probe];
      int told = lines.told(scratch.frame, line);
      long survivor =
          told == LineStarts.UNKNOWN
              ? BandScratch.posting(band, bucket) + lane(line - probe * bucketWords)
              : BandScratch.told(band, bucket) + told;
      survive(survivor, line, sketch(band, scratch), limit, scratch);
    }
    return scratch.spend((scratch.found - before) * costPerCandidate);
  }

  /** {@return the number of the first lane in a bucket of a line that begins at a word of it} */
  private static int lane(int word) {
    return word / BandLines.WORDS * BandLines.LANES;
  }

  /** Adds the lanes of a copied line that are near enough, counted from the survivor given. */
  private static void survive(long first, int line, int sketch, int limit, BandScratch scratch) {
    scratch.found =
        LineTest.near(
            scratch.frame,
            scratch.marks,
            line,
            sketch,
            limit,
            first,
            scratch.survivors,
            scratch.found);
  }

  private int address(int band, BandScratch scratch) {
    return shape.address(scratch.keys[band]);
  }

  private int sketch(int band, BandScratch scratch) {
    return shape.sketch(scratch.keys[band], scratch.keys[(band + 1) % bands()]);
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
    int limit = (int) overflowing;
    int beyond = shape.buckets() * shape.lines();
    int sketch = sketch(band, scratch);
    for (int from = first; from < end; from += BandScratch.LINES) {
      int count = Math.min(BandScratch.LINES, end - from);
      lines.place(band, beyond + from, count, scratch.beyond);
      lines.copy(band, scratch.beyond, 0, count, scratch.frame);
      LineTest.mark(scratch.frame, scratch.marks, 0, count * BandLines.WORDS, sketch, limit);
      int marked = LineTest.marked(scratch.marks, 0, count * BandLines.WORDS, scratch.marked);
      int before = scratch.found;
      scratch.prepareSurvivors(marked * BandLines.LANES);
      long ofBucket =
          BandScratch.posting(band, bucket)
              + (shape.lines() + from - first) * (long) BandLines.LANES;
      for (int i = 0; i < marked; i++) {
        int line = scratch.marked[i];
        survive(ofBucket + lane(line), line, sketch, limit, scratch);
      }
      if (!scratch.spend((scratch.found - before) * costPerCandidate)) {
        return false;
      }
    }
    return true;
  }

  private void verify(int radius, BandScratch scratch, HitBuffer hits) {
    for (int from = 0; from < scratch.found; from += BandScratch.SURVIVORS) {
      int count = Math.min(BandScratch.SURVIVORS, scratch.found - from);
      postings.resolve(lines, scratch.survivors, from, count, scratch.candidates);
      if (verify(count, radius, scratch, hits) || scratch.stop()) {
        return;
      }
    }
  }

  /** Compares the survivors of a batch in full. Returns false if there are too many matches. */
  boolean verify(int radius, BatchScratch batch, BandScratch scratch, HitBuffer hits) {
    for (int from = 0; from < scratch.found; from += BandScratch.SURVIVORS) {
      int count = Math.min(BandScratch.SURVIVORS, scratch.found - from);
      postings.resolve(lines, scratch.survivors, from, count, scratch.candidates);
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
