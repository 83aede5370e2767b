package org.tutela.core.index;

import java.util.Arrays;
import java.util.List;
import org.tutela.core.hash.ContentHash;

/**
 * Searches for thousands of queries at once, band by band. The buckets of a band are divided into
 * parts that fit in a second-level cache. A part is read from front to back, and then tested for
 * all queries that have buckets in it; so nearly no test waits for memory. Safe for any number of
 * threads.
 */
final class LineBatch {
  /** Words of a part: 512 KiB. */
  private static final int PART_WORDS = 1 << 16;

  private final LineSearch search;
  private final BandLines lines;
  private final BandShape shape;
  private final int partBits;
  private final int[] masks;

  /** By what the numbers of two parts differ; for each of them, and each weight, its masks end. */
  private final int[] differences;

  private final int[][] ends;

  LineBatch(LineSearch search, BandLines lines) {
    this.search = search;
    this.lines = lines;
    this.shape = lines.shape;
    int bits = 0;
    while (bits < shape.addressBits() && shape.bandWords() >>> bits > PART_WORDS) {
      bits++;
    }
    this.partBits = bits;
    this.masks = new int[search.masks.masks().length];
    this.differences = differences(search.masks);
    this.ends = new int[differences.length][ProbeMasks.MAX_RADIUS + 1];
    for (int d = 0, n = 0; d < differences.length; d++) {
      for (int weight = 0; weight <= ProbeMasks.MAX_RADIUS; weight++) {
        n = choose(search.masks, weight, differences[d], n);
        ends[d][weight] = n;
      }
    }
  }

  /** {@return by what the number of a part differs from that of another that is probed with it} */
  private int[] differences(ProbeMasks all) {
    return Arrays.stream(all.masks()).map(this::part).distinct().toArray();
  }

  /** Takes the masks of a weight that lead to another part. Returns how many there are by now. */
  private int choose(ProbeMasks all, int weight, int difference, int before) {
    int n = before;
    for (int i = all.count(weight - 1); i < all.count(weight); i++) {
      if (part(all.masks()[i]) == difference) {
        masks[n++] = all.masks()[i];
      }
    }
    return n;
  }

  private int part(int address) {
    return address >>> (shape.addressBits() - partBits);
  }

  /** {@return whether so many queries probe so many buckets that reading all of them pays} */
  boolean pays(int queries, RingThresholds limits) {
    return (long) queries * search.masks.count(limits.probeRadius(0)) >= shape.buckets() / 2;
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
    batch.begin(queries, permutation, search, search.allowance());
    scratch.prepareLines(search.masks.count(limits.probeRadius(0)) * shape.lines());
    for (int b = 0; b < search.bands() && limits.probeRadius(b) >= 0; b++) {
      batch.divide(b, shape, partBits);
      for (int part = 0; part < 1 << partBits; part++) {
        if (scratch.stop()) {
          return false;
        }
        int partLines = (shape.buckets() * shape.lines()) >>> partBits;
        scratch.touched += lines.read(b, part * partLines, partLines);
        for (int d = 0; d < differences.length; d++) {
          if (ends[d][limits.probeRadius(b)] > start(d)) {
            test(b, part ^ differences[d], d, limits, batch, scratch);
          }
        }
        if (!search.verify(radius, batch, scratch, hits)) {
          return false;
        }
      }
    }
    batch.finish();
    return true;
  }

  private int start(int difference) {
    return difference == 0 ? 0 : ends[difference - 1][ProbeMasks.MAX_RADIUS];
  }

  /** Tests, for the queries of one part, their buckets in another. */
  private void test(
      int band,
      int part,
      int difference,
      RingThresholds limits,
      BatchScratch batch,
      BandScratch scratch) {
    int next = (band + 1) % search.bands();
    for (int i = batch.start(part); i < batch.start(part + 1); i++) {
      int query = batch.inPart(i);
      if (batch.isOverdrawn(query)) {
        continue;
      }
      scratch.keys[band] = batch.key(band, query);
      scratch.keys[next] = batch.key(next, query);
      search.aim(band, scratch);
      scratch.begin(0, batch.left(query));
      int from = start(difference);
      int address = shape.address(scratch.keys[band]);
      int last = ends[difference][limits.probeRadius(band)];
      lines.place(band, address, masks, from, last, scratch.lines, 0);
      boolean paid = true;
      for (int weight = 0, at = 0; weight <= limits.probeRadius(band) && paid; weight++) {
        int end = ends[difference][weight];
        if (end > from) {
          paid = search.test(band, limits.two(band) - weight, masks, from, end, at, scratch);
          at += (end - from) * shape.lines();
        }
        from = end;
      }
      paid = paid && (scratch.overflowing == 0 || search.overflow(scratch));
      scratch.overflowing = 0;
      batch.settle(query, paid, scratch);
    }
  }
}
