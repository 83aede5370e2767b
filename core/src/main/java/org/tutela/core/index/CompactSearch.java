package org.tutela.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The search of {@link IndexPlan#COMPACT_BANDS}: postings without sketches in 18 bits each, and
 * every one a candidate.
 *
 * <p>The value numbers of a run rise, so they are kept as Elias and Fano did (1974, 1971): the
 * lower 16 bits of each in one array, the upper ones in unary in another. A run of {@code n}
 * postings takes {@code n} ones and a zero for each of the upper parts, which for hashes is as many
 * again. Where the bits of a run start follows from its first posting and its key, so one directory
 * serves both.
 */
final class CompactSearch extends BandSearch {
  private static final VarHandle LOWS =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int LOW_BITS = 16;

  private final SectionBytes directories;
  private final SectionBytes lows;
  private final SectionBytes highs;
  private final int zeros;
  private final long highWords;

  CompactSearch(
      BitValues values,
      int bands,
      SectionBytes directories,
      SectionBytes lows,
      SectionBytes highs) {
    super(values, bands);
    this.directories = directories;
    this.lows = lows;
    this.highs = highs;
    this.zeros = zeros(values.size());
    this.highWords = highWords(values.size());
  }

  /** {@return how many zeros each run has: one for each upper part there is} */
  static int zeros(int size) {
    return (size >>> LOW_BITS) + 1;
  }

  /** {@return how many words the upper parts of a band take} */
  static long highWords(int size) {
    long bits = size + (long) IndexLayout.BAND_KEYS * zeros(size);
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  @Override
  boolean search(RingThresholds limits, int radius, BandScratch scratch, HitBuffer hits) {
    int located = 0;
    long candidates = 0;
    for (int b = 0; b < bands(); b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      candidates += locate(b, scratch.keys[b], count, scratch, located);
      located += count;
    }
    if (candidates * VALUES_PER_CANDIDATE > values.size()) {
      return false;
    }
    int probe = 0;
    scratch.found = 0;
    for (int b = 0; b < bands(); b++) {
      int count = ProbeMasks.count(limits.probeRadius(b));
      for (int i = 0; i < count; i++, probe++) {
        int key = scratch.keys[b] ^ masks.mask(i);
        if (collect(b, key, scratch.starts[probe], scratch.ends[probe], radius, scratch, hits)) {
          return true;
        }
      }
    }
    verify(scratch.found, radius, scratch, hits);
    return true;
  }

  private long locate(int band, int key, int count, BandScratch scratch, int at) {
    long base = (long) band * IndexLayout.BAND_DIRECTORY;
    long postings = 0;
    int sign = 0;
    for (int i = 0; i < count; i++) {
      long probe = (base + (key ^ masks.mask(i))) * Integer.BYTES;
      // Start and end are neighbours: one read gives both.
      long run = directories.longAt(probe);
      int start = (int) run;
      int end = (int) (run >>> Integer.SIZE);
      scratch.starts[at + i] = start;
      scratch.ends[at + i] = end;
      postings += end - start;
      sign |= start | (end - start) | (values.size() - end);
    }
    checkRuns(sign);
    return postings;
  }

  /** Appends the values of a run to the candidates; compares them whenever there is no room. */
  private boolean collect(
      int band, int key, int start, int end, int radius, BandScratch scratch, HitBuffer hits) {
    if (start == end) {
      return false;
    }
    byte[] low = scratch.lows((end - start) * Short.BYTES);
    long first = ((long) band * values.size() + start) * Short.BYTES;
    lows.copy(first, low, 0, (end - start) * Short.BYTES);
    long base = band * highWords;
    long bit = start + (long) key * zeros;
    long at = bit / Long.SIZE;
    long word = high(base + at) & (-1L << bit);
    for (int posting = start; posting < end; posting++) {
      while (word == 0) {
        at++;
        word = high(base + at);
      }
      // The ones before it are the postings of the run before it; the rest are zeros.
      int read = posting - start;
      int upper = (int) (at * Long.SIZE + Long.numberOfTrailingZeros(word) - bit) - read;
      word &= word - 1;
      int candidate = upper << LOW_BITS | (char) LOWS.get(low, read * Short.BYTES);
      if (candidate < 0 || candidate >= values.size()) {
        throw new IndexOutOfBoundsException("a posting names no value");
      }
      if (scratch.found == scratch.candidates.length) {
        if (verify(scratch.found, radius, scratch, hits) || scratch.stop()) {
          return true;
        }
        scratch.found = 0;
      }
      scratch.candidates[scratch.found++] = candidate;
    }
    return false;
  }

  private long high(long word) {
    return highs.longAt(word * Long.BYTES);
  }
}
