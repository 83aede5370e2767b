package org.tutela.core.index;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What one search in progress needs: reused from query to query, one thread at a time. */
final class BandScratch {
  private static final int CHUNK = 1 << 12;

  /** Lines that are tested together, unless one bucket has more: a part of a near cache. */
  static final int LINES = 1 << 8;

  private static final long TOLD = Long.MIN_VALUE;

  /** Candidates that are compared at once: enough for their cache misses to overlap. */
  static final int SURVIVORS = 1 << 10;

  long[] survivors = new long[SURVIVORS];
  final int[] candidates = new int[SURVIVORS];
  long[] lines = {};
  final long[] beyond = new long[LINES];
  long[] frame = {};
  long[] marks = {};
  int[] marked = {};
  long[] query = {};
  long[] permuted = {};
  int[] keys = {};
  int[] probes = {};
  int[] groups = {};
  int[] starts = {};
  int[] ends = {};
  long[] overflows = {};
  int found;
  int overflowing;
  long touched;
  private long spent;
  private long budget;
  private BooleanSupplier cancelled = BandScratch::never;
  private Optional<RuntimeException> problem = Optional.empty();
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

  /** Makes room for the places of so many lines. */
  void prepareLines(int count) {
    if (lines.length < count) {
      lines = new long[count];
    }
  }

  /** Makes room for copies of so many lines, {@link #LINES} at least. */
  void prepareFrame(int count) {
    int words = Math.max(LINES, count) * BandLines.WORDS;
    if (frame.length < words) {
      frame = new long[words];
      marks = new long[words];
      marked = new int[words / BandLines.WORDS + 1];
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

  /** Makes room for so many survivors more, and one. */
  void prepareSurvivors(int more) {
    if (survivors.length <= found + more) {
      survivors = Arrays.copyOf(survivors, 2 * (found + more));
    }
  }

  /** Notes a bucket that overflows, to be tested later with this limit. */
  void overflow(int band, int bucket, int limit) {
    overflows[overflowing++] = posting(band, bucket) | limit;
  }

  /** {@return band and bucket, with room for a number of 31 bits} */
  static long posting(int band, int bucket) {
    return ((long) band << 48) | ((long) bucket << 32);
  }

  /** {@return the same, for a number that is counted from the beginning of a group of buckets} */
  static long told(int band, int bucket) {
    return TOLD | posting(band, bucket);
  }

  static int band(long posting) {
    return (int) (posting >>> 48) & 0x7fff;
  }

  /** {@return whether the number of a survivor is counted from the beginning of its group} */
  static boolean isTold(long survivor) {
    return survivor < 0;
  }

  static int bucket(long posting) {
    return (int) (posting >>> 32) & 0xffff;
  }

  /** The searches from now on are given up once this is true. */
  void cancelOn(BooleanSupplier condition) {
    cancelled = condition;
    problem = Optional.empty();
    stopped = false;
  }

  /** The searches from now on run to their end. */
  void cancelNever() {
    cancelOn(BandScratch::never);
  }

  private static boolean never() {
    return false;
  }

  /**
   * Asks whether to give the search up; a long search does so now and then. It is given up as well
   * if the question fails, which is nothing that a file could be blamed for: {@link #rethrow} has
   * to follow.
   */
  boolean stop() {
    try {
      stopped = stopped || cancelled.getAsBoolean();
    } catch (RuntimeException e) {
      problem = Optional.of(e);
      stopped = true;
    }
    return stopped;
  }

  /** Throws what the question threw whether to give up. */
  void rethrow() {
    if (problem.isPresent()) {
      throw problem.get();
    }
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
