package org.tutela.core.index;

import java.util.Arrays;

/** Buckets whose lines in the overflow are to be tested too. Reused, one thread at a time. */
final class LineOverflow {
  private long[] buckets = new long[16];
  private int[] limits = new int[16];
  private int[] sketches = new int[16];
  private int[] queries = new int[16];
  private int[] firsts = new int[16];
  private int[] ends = new int[16];
  private int size;

  /** Takes a bucket, as a posting, and what its lines are to be tested for. */
  void add(long bucket, int limit, int sketch, int query) {
    if (size == buckets.length) {
      buckets = Arrays.copyOf(buckets, 2 * size);
      limits = Arrays.copyOf(limits, 2 * size);
      sketches = Arrays.copyOf(sketches, 2 * size);
      queries = Arrays.copyOf(queries, 2 * size);
      firsts = Arrays.copyOf(firsts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    buckets[size] = bucket;
    limits[size] = limit;
    sketches[size] = sketch;
    queries[size++] = query;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Takes which lines of the overflow are to be tested. */
  void lines(int i, int first, int end) {
    firsts[i] = first;
    ends[i] = end;
  }

  long bucket(int i) {
    return buckets[i];
  }

  int limit(int i) {
    return limits[i];
  }

  int sketch(int i) {
    return sketches[i];
  }

  int query(int i) {
    return queries[i];
  }

  int first(int i) {
    return firsts[i];
  }

  int end(int i) {
    return ends[i];
  }
}
