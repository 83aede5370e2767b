package org.tutela.core.index;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What one search in progress needs: reused from query to query, one thread at a time. */
final class BandScratch {
  private static final int CHUNK = 1 << 12;

  private static final long TOLD = Long.MIN_VALUE;

  private static final long OVERDRAWN = -1;

  /** Candidates that are compared at once: enough for their cache misses to overlap. */
  static final int SURVIVORS = 1 << 10;

  long[] survivors = new long[SURVIVORS];
  int[] owners = new int[SURVIVORS];
  final int[] candidates = new int[SURVIVORS];
  long[] lines = {};
  final long[] beyond = new long[LineFrame.LINES];
  final LineFrame frame = new LineFrame();
  final LineOverflow overflow = new LineOverflow();
  long[] query = {};
  long[] permuted = {};
  int[] keys = {};
  int[] probes = {};
  int[] groups = {};
  int[] starts = {};
  int[] ends = {};
  int found;
  long touched;
  private long spent;
  private long[] left = new long[1];
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
    }
    frame.begin(0);
    overflow.clear();
    found = 0;
    spent = 0;
  }

  /** Makes room for the places of so many lines. */
  void prepareLines(int count) {
    if (lines.length < count) {
      lines = new long[count];
    }
  }

  /**
   * Begins to count what some queries cost, in values compared in order.
   *
   * @param queries how many
   * @param fixed what is spent anyway
   * @param allowance what each may spend besides
   */
  void begin(int queries, long fixed, long allowance) {
    if (left.length < queries) {
      left = new long[queries];
    }
    Arrays.fill(left, 0, queries, allowance);
    spent = fixed;
  }

  /**
   * Spends some of what a query may, or nothing and returns false if that is more than is left: the
   * query is overdrawn from then on.
   */
  boolean spend(int query, long cost) {
    long rest = left[query] - cost;
    if (rest < 0) {
      left[query] = OVERDRAWN;
      return false;
    }
    left[query] = rest;
    spent += cost;
    return true;
  }

  /** {@return whether a query was to spend more than it may, so that it is to be scanned for} */
  boolean isOverdrawn(int query) {
    return left[query] < 0;
  }

  /** {@return how much a query may still spend} */
  long left(int query) {
    return left[query];
  }

  /** {@return what the last queries cost, as far as it was counted} */
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
      owners = Arrays.copyOf(owners, survivors.length);
    }
  }

  /** Adds the last survivors up to this number, which are a query's. */
  void survive(int end, int query) {
    for (int i = found; i < end; i++) {
      owners[i] = query;
    }
    found = end;
  }

  /** {@return band and bucket, with room for a number of 31 bits} */
  static long posting(int band, int bucket) {
    return ((long) band << 48) | ((long) bucket << 32);
  }

  /** {@return the same, for a number that is counted from the beginning of a group of buckets} */
  static long told(long bucket) {
    return TOLD | bucket;
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
