package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#WIDE_BANDS}: postings without sketches, and every one a candidate;
 * but a band has about as many keys as there are values, so that a key has one posting on average.
 *
 * <p>The postings of a band stand in the order of their keys. Their directory is a string of bits:
 * for each key a one for each posting, then a zero. So the postings before a key are the bits
 * before its run, less its own number (the unary part of Elias 1974 and Fano 1971). For every 32nd
 * key the directory says where its run begins; the others are found by counting zeros.
 *
 * <p>In stages, so that the cache misses of each overlap: the groups of all keys near the query,
 * then their runs, then the postings, then the values.
 */
final class WideSearch extends BandSearch {
  /** A word of the directory that is read to find a key costs as much as half a value. */
  private static final int WORDS_PER_VALUE = 2;

  /** What may be spent before a scan begins, as a share of that scan. */
  private static final int SPENT_SHARE = 8;

  private static final int GROUP_MASK = (1 << WideShape.GROUP_BITS) - 1;

  private final WideShape shape;
  private final SectionBytes groups;
  private final SectionBytes runs;
  private final SectionBytes ids;
  private final long[] firstGroups;
  private final long[] firstWords;
  private final int idBits;
  private final long idMask;

  WideSearch(
      BitValues values, WideShape shape, SectionBytes groups, SectionBytes runs, SectionBytes ids) {
    super(values, shape.bands(), shape.widest());
    this.shape = shape;
    this.groups = groups;
    this.runs = runs;
    this.ids = ids;
    this.idBits = WideShape.idBits(values.size());
    this.idMask = (1L << idBits) - 1;
    this.firstGroups = new long[shape.bands()];
    this.firstWords = new long[shape.bands() + 1];
    for (int b = 0; b < shape.bands(); b++) {
      firstGroups[b] = shape.groupsBefore(b);
      firstWords[b] = shape.runWordsBefore(b, values.size());
    }
    firstWords[shape.bands()] = shape.runWordsBefore(shape.bands(), values.size());
  }

  @Override
  int key(long[] permuted, int band) {
    return shape.key(permuted, 0, band);
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    long budget = SPENT_ALWAYS + values.size() / SPENT_SHARE;
    for (int b = 0; b < bands(); b++) {
      int count = locate(b, limits.probeRadius(b), scratch);
      budget = runs(b, count, budget, scratch);
      if (budget < 0) {
        return false;
      }
      for (int probe = 0; probe < count; probe++) {
        int posting = scratch.starts[probe];
        for (int end = scratch.ends[probe]; posting < end; posting++) {
          scratch.survivors[scratch.found++] = (long) b * values.size() + posting;
          if (scratch.found == scratch.survivors.length) {
            if (verify(radius, scratch, hits) || scratch.stop()) {
              return true;
            }
          }
        }
      }
    }
    verify(radius, scratch, hits);
    return true;
  }

  /** Reads where the groups of all keys near that of the query begin. Returns how many keys. */
  private int locate(int band, int radius, BandScratch scratch) {
    int[] near = masks.masks();
    int most = masks.count(radius);
    int key = scratch.keys[band];
    int width = shape.width(band);
    int count = 0;
    for (int i = 0; i < most; i++) {
      // A narrower band has no key for a mask with a bit beyond its own.
      if (near[i] >>> width == 0) {
        int probe = key ^ near[i];
        scratch.probes[count] = probe;
        long group = firstGroups[band] + (probe >>> WideShape.GROUP_BITS);
        scratch.groups[count++] = groups.intAt(group * Integer.BYTES);
      }
    }
    return count;
  }

  /** Finds the postings of all keys. Returns what is left of the budget, negative if it ended. */
  private long runs(int band, int count, long budget, BandScratch scratch) {
    long first = firstWords[band];
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += runs.longAt((first + (scratch.groups[i] >>> 6)) * Long.BYTES);
    }
    scratch.touched += touched;
    long left = budget;
    for (int i = 0; i < count; i++) {
      long bit = Integer.toUnsignedLong(scratch.groups[i]);
      int key = scratch.probes[i];
      long at = bit >>> 6;
      long before = at;
      long word = word(band, at);
      long zeros = ~word & -1L << bit;
      // Skip the zeros of the keys before in the group, then go on behind the last of them.
      int skip = key & GROUP_MASK;
      int here = Long.bitCount(zeros);
      while (here < skip) {
        skip -= here;
        word = word(band, ++at);
        zeros = ~word;
        here = Long.bitCount(zeros);
      }
      for (int z = skip; z > 1; z--) {
        zeros &= zeros - 1;
      }
      long start = bit;
      if (skip > 0) {
        start = (at << 6) + Long.numberOfTrailingZeros(zeros) + 1;
        zeros &= zeros - 1;
      }
      while (zeros == 0) {
        zeros = ~word(band, ++at);
      }
      long end = (at << 6) + Long.numberOfTrailingZeros(zeros);
      scratch.starts[i] = posting(start - Integer.toUnsignedLong(key));
      scratch.ends[i] = posting(end - Integer.toUnsignedLong(key));
      left -= (end - start) * VALUES_PER_STAGED_CANDIDATE + (at - before) / WORDS_PER_VALUE;
      if (left < 0) {
        return left;
      }
    }
    return left;
  }

  private int posting(long number) {
    if (number < 0 || number > values.size()) {
      throw new IndexOutOfBoundsException("a run of postings is out of range");
    }
    return (int) number;
  }

  private long word(int band, long word) {
    long at = firstWords[band] + word;
    if (at >= firstWords[band + 1]) {
      throw new IndexOutOfBoundsException("a run of postings has no end");
    }
    return runs.longAt(at * Long.BYTES);
  }

  private boolean verify(int radius, BandScratch scratch, HitBuffer hits) {
    for (int i = 0; i < scratch.found; i++) {
      long bit = scratch.survivors[i] * idBits;
      int id = (int) (ids.longAt(bit >>> 3) >>> (bit & 7) & idMask);
      if (id < 0 || id >= values.size()) {
        throw new IndexOutOfBoundsException("a posting names no value");
      }
      scratch.candidates[i] = id;
    }
    int found = scratch.found;
    scratch.found = 0;
    return verify(found, radius, scratch, hits);
  }
}
