package org.tutela.core.index;

import java.util.Optional;
import org.tutela.core.hash.ContentHash;

/**
 * Exact range search over bit strings. A value within the radius is always found: the bands are
 * tested as {@link RingThresholds} proves, and every candidate is compared in full.
 *
 * <p>No query costs much more than comparing every value. A query whose runs of postings are longer
 * than a scan is worth is a scan from the beginning; one that meets too many candidates on the way
 * becomes one, and what was spent until then is bounded by {@link #CANDIDATE_SHARE}.
 */
final class HammingEngine {
  /** A posting that is tested costs about a tenth of a value that is compared in order. */
  private static final int POSTINGS_PER_VALUE = 8;

  /** A probe costs about as much as comparing so many values in order. */
  private static final int VALUES_PER_PROBE = 8;

  /** A candidate at a random place costs as much as some twenty values in order. */
  private static final int CANDIDATE_SHARE = 160;

  private final BitValues values;
  private final Optional<BandPostings> postings;
  private final BitPermutation permutation;
  private final RingThresholds[] thresholds;
  private final ProbeMasks masks = new ProbeMasks();

  HammingEngine(BitValues values, Optional<BandPostings> postings, long seed, int radius) {
    this.values = values;
    this.postings = postings;
    this.permutation = BitPermutation.of(seed, values.words());
    int bands = postings.map(BandPostings::bands).orElse(1);
    this.thresholds = new RingThresholds[radius + 1];
    for (int r = 0; r <= radius; r++) {
      thresholds[r] = RingThresholds.of(bands, r);
    }
  }

  /** Finds the values within the radius, which is one of those built for. */
  void search(ContentHash query, int radius, BandScratch scratch, HitBuffer hits) {
    RingThresholds limits = thresholds[radius];
    int words = values.words();
    if (postings.isEmpty() || limits.maxProbeRadius() > ProbeMasks.MAX_RADIUS) {
      scratch.prepare(words, 0, 0);
      load(query, scratch);
      values.scan(scratch.query, radius, scratch, hits);
      return;
    }
    BandPostings index = postings.get();
    int probes = probes(limits, index.bands());
    scratch.prepare(words, index.bands(), probes);
    load(query, scratch);
    if (!searchBands(index, limits, probes, radius, scratch, hits)) {
      hits.restart();
      values.scan(scratch.query, radius, scratch, hits);
    }
  }

  private void load(ContentHash query, BandScratch scratch) {
    for (int w = 0; w < values.words(); w++) {
      scratch.query[w] = query.word(w);
    }
  }

  private static int probes(RingThresholds limits, int bands) {
    int probes = 0;
    for (int b = 0; b < bands; b++) {
      probes += ProbeMasks.count(limits.probeRadius(b));
    }
    return probes;
  }

  /**
   * Returns false if the query is better answered by a scan; it may have found something by then.
   */
  private boolean searchBands(
      BandPostings index,
      RingThresholds limits,
      int probes,
      int radius,
      BandScratch scratch,
      HitBuffer hits) {
    long budget = values.size();
    if ((long) probes * VALUES_PER_PROBE > budget) {
      return false;
    }
    int bands = index.bands();
    permutation.apply(scratch.query, 0, scratch.permuted);
    int located = 0;
    for (int b = 0; b < bands; b++) {
      scratch.keys[b] = Bands.key(scratch.permuted, b);
      int count = ProbeMasks.count(limits.probeRadius(b));
      index.locate(b, scratch.keys[b], masks, count, scratch, located);
      located += count;
    }
    if (words(index, limits, scratch) > budget * POSTINGS_PER_VALUE / BandPostings.LANES) {
      return false;
    }
    located = 0;
    for (int b = 0; b < bands; b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      index.touch(b, located, located + count, scratch);
      located += count;
    }
    return filter(index, limits, radius, scratch, hits);
  }

  private static long words(BandPostings index, RingThresholds limits, BandScratch scratch) {
    long words = 0;
    int probe = 0;
    for (int b = 0; b < index.bands(); b++) {
      int last = index.words(b);
      for (int i = ProbeMasks.count(limits.probeRadius(b)); i > 0; i--, probe++) {
        int start = scratch.starts[probe];
        int end = scratch.ends[probe];
        if (start < 0 || start > end || end > last) {
          throw new IndexOutOfBoundsException("a run of postings is out of range");
        }
        words += end - start;
      }
    }
    return words;
  }

  private boolean filter(
      BandPostings index, RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    int room = scratch.survivors.length / BandPostings.LANES;
    long candidates = 16L + values.size() / CANDIDATE_SHARE;
    int found = 0;
    int probe = 0;
    for (int b = 0; b < index.bands(); b++) {
      int next = scratch.keys[(b + 1) % index.bands()];
      int count = ProbeMasks.count(limits.probeRadius(b));
      for (int i = 0; i < count; i++, probe++) {
        int limit = limits.two(b) - Integer.bitCount(masks.mask(i));
        int end = scratch.ends[probe];
        for (int start = scratch.starts[probe]; start < end; ) {
          int part = Math.min(end - start, room);
          if (part * BandPostings.LANES > scratch.survivors.length - found) {
            candidates -= found;
            if (candidates < 0) {
              return false;
            }
            if (verify(index, found, radius, scratch, hits)) {
              return true;
            }
            found = 0;
          }
          found = index.filter(b, start, start + part, next, limit, scratch, found);
          start += part;
        }
      }
    }
    if (candidates < found) {
      return false;
    }
    verify(index, found, radius, scratch, hits);
    return true;
  }

  /** Compares the survivors in full; the loads do not wait for one another. */
  private boolean verify(
      BandPostings postings, int found, int radius, BandScratch scratch, HitBuffer hits) {
    postings.resolve(scratch, found);
    for (int i = 0; i < found; i++) {
      int index = scratch.candidates[i];
      int distance = values.distance(index, scratch.query, radius);
      if (distance <= radius && hits.offer(index, distance)) {
        return true;
      }
    }
    return false;
  }
}
