package org.tutela.core.index;

import java.util.List;
import org.tutela.core.hash.ContentHash;

/**
 * Searches for many queries at once, band by band, so that the pages in use are those of one band.
 * The lines of some queries are fetched together and then tested, and so are their survivors: the
 * cache misses of many overlap. Safe for any number of threads.
 */
final class LineBatch {
  /** So many lines are fetched together: a part of a second-level cache, 128 KiB. */
  private static final int LINES_TOGETHER = 1 << 11;

  /** Fewer queries are as fast one by one. */
  private static final int LEAST_QUERIES = 64;

  private final LineSearch search;
  private final BandLines lines;
  private final BandShape shape;

  LineBatch(LineSearch search, BandLines lines) {
    this.search = search;
    this.lines = lines;
    this.shape = lines.shape;
  }

  /** {@return whether so many queries are faster together than one by one} */
  boolean pays(int queries) {
    return queries >= LEAST_QUERIES;
  }

  /**
   * Searches, unless it is stopped on the way or there are too many matches to hold.
   *
   * @param queries what is searched for, {@value BatchScratch#MOST_QUERIES} at most
   * @param limits how far each band is probed
   * @param radius the largest distance
   * @param permutation of the bits of a query
   * @param batch room for the queries; takes the matches
   * @param scratch room for one query
   * @param hits knows which values are wanted
   * @return whether all queries are answered, but for those that are to be scanned
   */
  boolean search(
      List<ContentHash> queries,
      RingThresholds limits,
      int radius,
      BitPermutation permutation,
      BatchScratch batch,
      BandScratch scratch,
      HitBuffer hits) {
    batch.begin(queries, permutation, search);
    scratch.begin(queries.size(), 0, search.allowance());
    for (int b = 0; b < search.bands() && limits.probeRadius(b) >= 0; b++) {
      int linesOfQuery = search.masks.count(limits.probeRadius(b)) * shape.lines();
      int atOnce = Math.max(1, LINES_TOGETHER / linesOfQuery);
      scratch.prepareLines(atOnce * linesOfQuery);
      for (int from = 0; from < queries.size(); from += atOnce) {
        if (scratch.stop()) {
          return false;
        }
        int end = Math.min(from + atOnce, queries.size());
        touch(b, from, end, limits, batch, scratch);
        test(b, from, end, limits, batch, scratch);
        if (!search.verify(radius, batch, scratch, hits)) {
          return false;
        }
      }
    }
    batch.finish();
    return true;
  }

  /** Fetches the lines of some queries in a band. */
  private void touch(
      int band, int from, int end, RingThresholds limits, BatchScratch batch, BandScratch scratch) {
    int[] near = search.masks.masks();
    int count = search.masks.count(limits.probeRadius(band));
    int at = 0;
    for (int query = from; query < end; query++, at += count * shape.lines()) {
      int address = shape.address(batch.key(band, query));
      lines.place(band, address, near, count, scratch.lines, at);
    }
    scratch.touched += lines.touch(band, scratch.lines, 0, at);
    scratch.touched += lines.touchEnds(band, scratch.lines, 0, at);
  }

  /** Tests these lines. */
  private void test(
      int band, int from, int end, RingThresholds limits, BatchScratch batch, BandScratch scratch) {
    int next = (band + 1) % search.bands();
    int linesOfQuery = search.masks.count(limits.probeRadius(band)) * shape.lines();
    for (int query = from, at = 0; query < end; query++, at += linesOfQuery) {
      if (!scratch.isOverdrawn(query)) {
        int key = batch.key(band, query);
        search.test(band, key, batch.key(next, query), limits, query, at, scratch);
      }
    }
    search.finish(scratch);
  }
}
