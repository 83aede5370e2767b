package org.tutela.core.index;

import java.util.Optional;

/**
 * The search of {@link IndexPlan#BANDS}: the sketches of all buckets near the query are tested, and
 * only what passes is compared. In stages, so that the cache misses of each stage overlap: all
 * buckets are touched, then copied and tested some lines at a time, then the survivors are looked
 * up and compared.
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
    touch(limits, scratch);
    if (!test(limits, scratch)) {
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

  /** Tests the buckets of all bands. Returns false if what passes costs too much. */
  private boolean test(RingThresholds limits, BandScratch scratch) {
    for (int b = 0, at = 0; b < bands(); b++) {
      int next = (b + 1) % bands();
      test(b, scratch.keys[b], scratch.keys[next], limits, 0, at, scratch);
      if (scratch.isOverdrawn(0)) {
        return false;
      }
      at += masks.count(limits.probeRadius(b)) * shape.lines();
    }
    finish(scratch);
    return !scratch.isOverdrawn(0);
  }

  /**
   * Tests the buckets that a query probes in a band, together with what else is in the frame; the
   * last ones are tested by {@link #finish}.
   *
   * @param band whose buckets they are
   * @param key of the query in that band
   * @param next its key in the next
   * @param limits how far each band is probed
   * @param query its number
   * @param at where in the scratch the places are of all lines that it probes in that band
   * @param scratch takes what passes
   */
  void test(
      int band, int key, int next, RingThresholds limits, int query, int at, BandScratch scratch) {
    int furthest = limits.probeRadius(band);
    // Most lines are of the furthest buckets, which have the lowest limit.
    int limit = limits.two(band) - furthest;
    int nearer = masks.count(furthest - 1) * shape.lines();
    int end = masks.count(furthest) * shape.lines();
    int sketch = shape.sketch(key, next);
    long origin = BandScratch.posting(band, shape.address(key));
    LineFrame frame = scratch.frame;
    for (int line = 0, count; line < end; line += count) {
      if (frame.room() == 0 || frame.limit() != limit) {
        testFrame(scratch);
        frame.begin(limit);
      }
      count = Math.min(end - line, frame.room());
      boolean overflows =
          lines.copy(band, scratch.lines, at + line, count, LineTest.all(sketch), frame);
      frame.add(count, origin | line, sketch, query);
      frame.limitFirst(Math.max(0, Math.min(nearer - line, count)), limits.two(band));
      if (overflows) {
        noteOverflow(limits.two(band), scratch);
      }
    }
  }

  /** Tests what is left in the frame, and then what overflows. */
  void finish(BandScratch scratch) {
    testFrame(scratch);
    testOverflow(scratch);
  }

  /** Notes which buckets overflow of those whose lines are the last run in the frame. */
  private void noteOverflow(int limit, BandScratch scratch) {
    LineFrame frame = scratch.frame;
    int run = frame.lastRun();
    long origin = frame.origin(run);
    for (int at = frame.start(run); at < frame.size(); at++) {
      if (LineTag.overflows(frame.last(run, at))) {
        int mask = masks.masks()[probe((int) origin + at - frame.start(run))];
        int left = limit - Integer.bitCount(mask);
        scratch.overflow.add(bucket(origin, mask), left, frame.sketch(run), frame.query(run));
      }
    }
  }

  /** {@return the number of the probe that a line is of, among all lines of a query in a band} */
  private int probe(int line) {
    // A division takes longer than the guess that there is but one line, as in most lists.
    return shape.lines() == 1 ? line : line / shape.lines();
  }

  /** {@return a bucket near the address of a run, as a posting} */
  private static long bucket(long origin, int mask) {
    return BandScratch.posting(BandScratch.band(origin), BandScratch.bucket(origin) ^ mask);
  }

  /** Tests the lines in the frame and empties it. */
  private void testFrame(BandScratch scratch) {
    LineFrame frame = scratch.frame;
    int marked = frame.mark();
    scratch.prepareSurvivors(marked * BandLines.LANES);
    for (int i = 0, run = 0; i < marked; i++) {
      int at = frame.marked(i);
      run = frame.run(run, at);
      if (frame.origin(run) < 0) {
        surviveBeyond(run, at, scratch);
      } else {
        survive(run, at, scratch);
      }
    }
    frame.begin(frame.limit());
  }

  /** Adds what passes of a line of a bucket. */
  private void survive(int run, int at, BandScratch scratch) {
    LineFrame frame = scratch.frame;
    long origin = frame.origin(run);
    int line = (int) origin + at - frame.start(run);
    int probe = probe(line);
    int mask = masks.masks()[probe];
    int told = lines.told(frame.last(run, at));
    long first =
        told == LineStarts.UNKNOWN
            ? bucket(origin, mask) + (line - probe * shape.lines()) * (long) BandLines.LANES
            : BandScratch.told(bucket(origin, mask)) + told;
    survive(run, at, frame.limitOfFirst(run) - Integer.bitCount(mask), first, scratch);
  }

  /** Adds what passes of a line of the overflow. */
  private void surviveBeyond(int run, int at, BandScratch scratch) {
    LineFrame frame = scratch.frame;
    long first = ~frame.origin(run) + (at - frame.start(run)) * (long) BandLines.LANES;
    survive(run, at, frame.limit(), first, scratch);
  }

  /** Adds the lanes of a line in the frame that are near enough; its query pays for them. */
  private void survive(int run, int at, int limit, long first, BandScratch scratch) {
    LineFrame frame = scratch.frame;
    int before = scratch.found;
    int end = frame.near(run, at, limit, first, scratch.survivors, before);
    scratch.survive(end, frame.query(run));
    scratch.spend(frame.query(run), (end - before) * costPerCandidate);
  }

  /** All lines are paid for before one is read. */
  private void testOverflow(BandScratch scratch) {
    LineOverflow noted = scratch.overflow;
    for (int i = 0; i < noted.size(); i++) {
      long bucket = noted.bucket(i);
      long entry = overflow.entry(BandScratch.band(bucket), BandScratch.bucket(bucket));
      int first = overflow.line(entry);
      int end = overflow.line(entry + 1);
      boolean paid = scratch.spend(noted.query(i), (long) (end - first) * VALUES_PER_LINE);
      noted.lines(i, first, paid ? end : first);
    }
    for (int i = 0; i < noted.size(); i++) {
      testOverflow(i, noted, scratch);
    }
    testFrame(scratch);
    noted.clear();
  }

  private void testOverflow(int i, LineOverflow noted, BandScratch scratch) {
    LineFrame frame = scratch.frame;
    int band = BandScratch.band(noted.bucket(i));
    int beyond = shape.buckets() * shape.lines();
    int query = noted.query(i);
    int end = noted.end(i);
    for (int line = noted.first(i), count;
        line < end && !scratch.isOverdrawn(query);
        line += count) {
      if (frame.room() == 0 || frame.limit() != noted.limit(i)) {
        testFrame(scratch);
        frame.begin(noted.limit(i));
      }
      count = Math.min(end - line, frame.room());
      lines.place(band, beyond + line, count, scratch.beyond);
      lines.copy(band, scratch.beyond, 0, count, LineTest.all(noted.sketch(i)), frame);
      int ofBucket = shape.lines() + line - noted.first(i);
      long first = noted.bucket(i) + (long) ofBucket * BandLines.LANES;
      // The complement tells these runs from those of buckets.
      frame.add(count, ~first, noted.sketch(i), query);
    }
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
        int query = scratch.owners[from + i];
        int distance = values.distance(candidate, batch.words(query), radius);
        if (distance <= radius && hits.takesValue(candidate)) {
          batch.add(query, candidate, distance);
        }
      }
    }
    scratch.found = 0;
    return !batch.isFull();
  }

  @Override
  Optional<LineBatch> batch() {
    return Optional.of(batch);
  }
}
