package org.tutela.core.index;

/**
 * The search of {@link IndexPlan#WIDE_BANDS}: postings without sketches, and every one a candidate;
 * but a band has about as many keys as there are values, so that a key has one posting on average.
 *
 * <p>The postings of a band stand in the order of their keys. Their directory is a string of bits:
 * for each key a one for each posting, then a zero. So the postings before a key are the bits
 * before its run, less its own number (the unary part of Elias 1974 and Fano 1971). For every 16th
 * key the directory says where its run begins; the others are found by counting zeros.
 *
 * <p>In stages, so that the cache misses of each overlap: the groups of all keys near the query,
 * then their runs, then the postings, then the values.
 */
final class WideSearch extends BandSearch {
  /** Two words of the directory that are read to find a key cost as much as a value. */
  private static final int BITS_PER_VALUE = 2 * Long.SIZE;

  /** What eight bytes have at least of the bits from any bit on. */
  private static final long WINDOW = (1L << (Long.SIZE - Byte.SIZE + 1)) - 1;

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
    super(values, shape.bands(), shape.widest(), VALUES_PER_LINE);
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
    for (int b = 0; b < bands(); b++) {
      int count = locate(b, limits.probeRadius(b), scratch);
      if (!runs(b, count, scratch)) {
        return false;
      }
      for (int probe = 0; probe < count; probe++) {
        int posting = scratch.starts[probe];
        for (int end = scratch.ends[probe]; posting < end; posting++) {
          scratch.survivors[scratch.found++] = (long) b * values.size() + posting;
          if (scratch.found == BandScratch.SURVIVORS) {
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

  /** Finds the postings of all keys and pays for them. Returns false if that is too much. */
  private boolean runs(int band, int count, BandScratch scratch) {
    long first = firstWords[band] * Long.BYTES;
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += runs.longAt(first + (scratch.groups[i] >>> 3));
    }
    scratch.touched += touched;
    long left = scratch.left(0);
    for (int i = 0; i < count; i++) {
      long bit = Integer.toUnsignedLong(scratch.groups[i]);
      int key = scratch.probes[i];
      int skip = key & GROUP_MASK;
      long window = runs.longAt(first + (bit >>> 3)) >>> (bit & 7);
      // As if the key before the group ended just before it.
      long zeros = ((~window & WINDOW) << 1) | 1;
      long start;
      long end;
      if (Long.bitCount(zeros) > skip + 1) {
        int from = BitSelect.position(zeros, skip);
        start = bit + from;
        end = start + Long.numberOfTrailingZeros(zeros >>> from >>> 1);
      } else {
        start = skip(band, bit, skip);
        end = skip(band, start, 1) - 1;
        left -= (end - bit) / BITS_PER_VALUE;
      }
      scratch.starts[i] = posting(start - Integer.toUnsignedLong(key));
      scratch.ends[i] = posting(end - Integer.toUnsignedLong(key));
      left -= (end - start) * VALUES_PER_STAGED_CANDIDATE;
      if (left < 0) {
        return false;
      }
    }
    return scratch.spend(0, scratch.left(0) - left);
  }

  /** {@return the bit behind so many zeros from a bit on} */
  private long skip(int band, long bit, int zeros) {
    long at = bit >>> 6;
    long left = ~word(band, at) & (-1L << bit);
    int skip = zeros;
    for (int here = Long.bitCount(left); here < skip; here = Long.bitCount(left)) {
      skip -= here;
      left = ~word(band, ++at);
    }
    return skip == 0 ? bit : (at << 6) + BitSelect.position(left, skip - 1) + 1;
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
      int id = (int) ((ids.longAt(bit >>> 3) >>> (bit & 7)) & idMask);
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
