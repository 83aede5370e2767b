package org.tutela.core.index;

import java.util.List;
import java.util.Optional;
import org.tutela.core.hash.ContentHash;

/**
 * Exact range search over bit strings. A value within the radius is always found: the bands are
 * tested as {@link RingThresholds} proves, and every candidate is compared in full.
 *
 * <p>No query costs much more than comparing every value. A query whose runs of postings are longer
 * than a scan is worth is a scan from the beginning; one that meets too many candidates on the way
 * becomes one, and what was spent until then is bounded.
 */
final class HammingEngine {
  private final BitValues values;
  private final Optional<BandSearch> bands;
  private final BitPermutation permutation;
  private final RingThresholds[] thresholds;
  private final int[] probes;

  /** Scans without bands; with them, for any radius up to this one. */
  HammingEngine(BitValues values, Optional<BandSearch> bands, long seed, int radius) {
    this.values = values;
    this.bands = bands;
    this.permutation = BitPermutation.of(seed, values.words());
    this.thresholds = new RingThresholds[radius + 1];
    this.probes = new int[radius + 1];
    for (int r = 0; r <= radius && bands.isPresent(); r++) {
      thresholds[r] = RingThresholds.of(bands.get().bands(), r);
      probes[r] = thresholds[r].probes(bands.get().masks);
    }
  }

  /** {@return a number that stands for a value under a key and does not give it away} */
  long fingerprint(int index, long key) {
    long mixed = key;
    for (int w = 0; w < values.words(); w++) {
      mixed = mix(mixed ^ values.word(index, w));
    }
    return mixed;
  }

  /** The finalizer of MurmurHash3 (Appleby 2011), in which every input bit moves every other. */
  private static long mix(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }

  /** Finds the values within the radius, which is one of those built for. */
  void search(ContentHash query, int radius, BandScratch scratch, HitBuffer hits) {
    int words = values.words();
    boolean scan = bands.isEmpty() || bands.get().cost(probes[radius]) > values.size();
    scratch.prepare(words, scan ? 0 : bands.get().bands(), scan ? 0 : probes[radius]);
    for (int w = 0; w < words; w++) {
      scratch.query[w] = query.word(w);
    }
    if (scan || !search(bands.get(), radius, scratch, hits)) {
      hits.restart();
      scratch.scan(values.size());
      values.scan(scratch.query, radius, scratch, hits);
    }
  }

  /** {@return whether a batch of so many queries is faster together than one by one} */
  boolean searchesTogether(int queries, int radius) {
    return bands.isPresent()
        && bands.get().cost(probes[radius]) <= values.size()
        && bands.get().batch().filter(b -> b.pays(queries)).isPresent();
  }

  /**
   * Searches for many hashes together; the batch has the matches then, by the numbers of values.
   *
   * @param queries {@value BatchScratch#MOST_QUERIES} at most, for which {@link #searchesTogether}
   * @param radius one of those built for
   * @param batch takes the matches
   * @param scratch says when to stop
   * @param hits knows which values are wanted
   * @return false if it was stopped, or there are too many matches to hold
   */
  boolean search(
      List<ContentHash> queries,
      int radius,
      BatchScratch batch,
      BandScratch scratch,
      HitBuffer hits) {
    scratch.prepare(values.words(), bands.orElseThrow().bands(), probes[radius]);
    return bands
        .flatMap(BandSearch::batch)
        .orElseThrow()
        .search(queries, thresholds[radius], radius, permutation, batch, scratch, hits);
  }

  /** Compares every value: for a query of a batch that spent what it may. */
  void scan(ContentHash query, int radius, BandScratch scratch, HitBuffer hits) {
    for (int w = 0; w < values.words(); w++) {
      scratch.query[w] = query.word(w);
    }
    scratch.scan(values.size());
    values.scan(scratch.query, radius, scratch, hits);
  }

  private boolean search(BandSearch index, int radius, BandScratch scratch, HitBuffer hits) {
    scratch.begin(1, index.cost(probes[radius]), index.allowance());
    permutation.apply(scratch.query, 0, scratch.permuted);
    for (int b = 0; b < index.bands(); b++) {
      scratch.keys[b] = index.key(scratch.permuted, b);
    }
    return index.search(thresholds[radius], radius, scratch, hits);
  }
}
