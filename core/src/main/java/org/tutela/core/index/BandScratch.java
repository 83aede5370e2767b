package org.tutela.core.index;

import java.util.function.BooleanSupplier;

/** What one search in progress needs: reused from query to query, one thread at a time. */
final class BandScratch {
  private static final int CHUNK = 1 << 12;
  private static final int SURVIVORS = 1 << 10;

  final long[] survivors = new long[SURVIVORS];
  final int[] candidates = new int[SURVIVORS];
  long[] query = {};
  long[] permuted = {};
  int[] keys = {};
  int[] starts = {};
  int[] ends = {};
  long[] run = {};
  int probe;
  int found;
  long touched;
  private BooleanSupplier cancelled = BandScratch::never;
  private boolean stopped;
  private byte[] lows = {};
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
      starts = new int[probes];
      ends = new int[probes];
    }
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

  long[] run(int length) {
    if (run.length < length) {
      run = new long[Math.max(length, 1 << 10)];
    }
    return run;
  }

  byte[] lows(int length) {
    if (lows.length < length) {
      lows = new byte[Math.max(length, 1 << 12)];
    }
    return lows;
  }

  long[] chunk(int words) {
    if (chunk.length < words) {
      chunk = new long[Math.max(CHUNK, words)];
    }
    return chunk;
  }
}
