package org.tutela.core.index;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** What one search in progress needs: reused from query to query, one thread at a time. */
final class BandScratch {
  private static final int CHUNK = 1 << 12;
  private static final int LINES_BEYOND = 1 << 8;
  private static final long KNOWN = Long.MIN_VALUE;

  /** Candidates that are compared at once: enough for their cache misses to overlap. */
  static final int SURVIVORS = 1 << 10;

  long[] survivors = new long[SURVIVORS];
  final int[] candidates = new int[SURVIVORS];
  final long[] planes = new long[BandLines.WORDS];
  long[] query = {};
  long[] permuted = {};
  int[] keys = {};
  int[] probes = {};
  int[] groups = {};
  int[] starts = {};
  int[] ends = {};
  long[] overflows = {};
  long[] lines = {};
  final long[] beyond = new long[LINES_BEYOND];
  int found;
  int overflowing;
  long touched;
  private long spent;
  private long budget;
  private BooleanSupplier cancelled = BandScratch::never;
  private boolean stopped;
  private long[] chunk = {};

  /** Makes room for a query of so many words and probes. */
  void prepare(int words, int bands, int probes) {
    if (query.length < words) {
      query = new long[words];
      permuted = new long[words];
    }
    if (keys.length < bands) {
      keys = new int[bands];
    }
    if (starts.length < probes) {
      this.probes = new int[probes];
      groups = new int[probes];
      starts = new int[probes];
      ends = new int[probes];
      overflows = new long[probes];
    }
    found = 0;
    overflowing = 0;
    spent = 0;
  }

  /** Makes room for so many lines. */
  void prepareLines(int count) {
    if (lines.length < count) {
      lines = new long[count];
    }
  }

  /** Begins to count what a query costs, in values compared in order, from what is spent anyway. */
  void begin(long fixed, long allowance) {
    spent = fixed;
    budget = fixed + allowance;
  }

  /** Spends some of the budget, or nothing and returns false if that is more than is left. */
  boolean spend(long cost) {
    if (cost > left()) {
      return false;
    }
    spent += cost;
    return true;
  }

  /** {@return how much may still be spent} */
  long left() {
    return budget - spent;
  }

  /** {@return what the last query cost, as far as it was counted} */
  long spent() {
    return spent;
  }

  /** Counts the scan of so many values, which no budget forbids. */
  void scan(int values) {
    spent += values;
  }

  /** Adds the postings of a bucket whose lanes have their bit set, counted from this lane on. */
  void survive(int band, int bucket, int lane, int lanes) {
    survive(posting(band, bucket) | lane, lanes);
  }

  /** Adds the postings of a band whose lanes have their bit set, counted from this posting on. */
  void survive(int band, int first, int lanes) {
    survive(KNOWN | posting(band, 0) | first, lanes);
  }

  private void survive(long first, int lanes) {
    if (survivors.length - found < BandLines.LANES) {
      survivors = Arrays.copyOf(survivors, 2 * survivors.length);
    }
    for (int left = lanes; left != 0; left &= left - 1) {
      survivors[found++] = first + Integer.numberOfTrailingZeros(left);
    }
  }

  /** Notes a bucket that overflows, to be tested later with this limit. */
  void overflow(int band, int bucket, int limit) {
    overflows[overflowing++] = posting(band, bucket) | limit;
  }

  /** Band, bucket and a number of 31 bits in one. */
  private static long posting(int band, int bucket) {
    return ((long) band << 48) | ((long) bucket << 32);
  }

  static int band(long posting) {
    return (int) (posting >>> 48) & 0x7fff;
  }

  /** {@return whether a survivor has the number of its posting, instead of bucket and lane} */
  static boolean knows(long survivor) {
    return survivor < 0;
  }

  static int bucket(long posting) {
    return (int) (posting >>> 32) & 0xffff;
  }

  /** The searches from now on are given up once this is true. */
  void cancelOn(BooleanSupplier condition) {
    cancelled = condition;
    stopped = false;
  }

  /** The searches from now on run to their end. */
  void cancelNever() {
    cancelOn(BandScratch::never);
  }

  private static boolean never() {
    return false;
  }

  /** Asks whether to give the search up; a long search does so now and then. */
  boolean stop() {
    stopped |= cancelled.getAsBoolean();
    return stopped;
  }

  /** {@return whether a search was given up, so that its hits are not all there are} */
  boolean stopped() {
    return stopped;
  }

  long[] chunk(int words) {
    if (chunk.length < words) {
      chunk = new long[Math.max(CHUNK, words)];
    }
    return chunk;
  }
}
