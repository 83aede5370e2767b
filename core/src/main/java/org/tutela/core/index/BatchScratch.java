package org.tutela.core.index;

import java.util.Arrays;
import java.util.List;
import org.tutela.core.hash.ContentHash;

/** What a batch of searches in progress needs: reused, one thread at a time. */
final class BatchScratch {
  static final int QUERY_BITS = 12;
  static final int MOST_QUERIES = 1 << QUERY_BITS;

  /** More matches than these are not held: such queries are answered one by one. */
  private static final int MOST_HITS = 1 << 20;

  private static final int NONE = -1;
  private static final int ID_BITS = 31;
  private static final int DISTANCE_BITS = 10;

  private long[][] words = {};
  private int[][] keys = {};
  private long[] hits = new long[BandScratch.SURVIVORS];
  private final int[] latest = new int[MOST_QUERIES];
  private int size;
  private int found;

  /** Takes the queries. */
  void begin(List<ContentHash> queries, BitPermutation permutation, BandSearch search) {
    size = queries.size();
    found = 0;
    Arrays.fill(latest, 0, size, NONE);
    int count = queries.get(0).words();
    if (words.length < size || words[0].length != count) {
      words = new long[MOST_QUERIES][count];
    }
    if (keys.length < search.bands()) {
      keys = new int[search.bands()][MOST_QUERIES];
    }
    long[] permuted = new long[count];
    for (int q = 0; q < size; q++) {
      for (int w = 0; w < count; w++) {
        words[q][w] = queries.get(q).word(w);
      }
      permutation.apply(words[q], 0, permuted);
      for (int b = 0; b < search.bands(); b++) {
        keys[b][q] = search.key(permuted, b);
      }
    }
  }

  int key(int band, int query) {
    return keys[band][query];
  }

  /** {@return the words of a query} */
  long[] words(int query) {
    return words[query];
  }

  /** Takes a match of a query, unless it is its latest: most values are found in several bands. */
  void add(int query, int id, int distance) {
    if (latest[query] == id) {
      return;
    }
    latest[query] = id;
    if (found == hits.length) {
      hits = Arrays.copyOf(hits, 2 * found);
    }
    hits[found++] = (long) query << (ID_BITS + DISTANCE_BITS) | (long) distance << ID_BITS | id;
  }

  /** {@return whether no more matches are to be held, even if each is held once} */
  boolean isFull() {
    if (found <= MOST_HITS) {
      return false;
    }
    finish();
    return found > MOST_HITS / 2;
  }

  /** Puts the matches in order, query by query and the nearest first, each once. */
  void finish() {
    Arrays.sort(hits, 0, found);
    int kept = 0;
    for (int i = 0; i < found; i++) {
      if (kept == 0 || hits[i] != hits[kept - 1]) {
        hits[kept++] = hits[i];
      }
    }
    found = kept;
  }

  /** {@return how many matches there are} */
  int found() {
    return found;
  }

  int query(int hit) {
    return (int) (hits[hit] >>> (ID_BITS + DISTANCE_BITS));
  }

  int distance(int hit) {
    return (int) (hits[hit] >>> ID_BITS) & ((1 << DISTANCE_BITS) - 1);
  }

  int id(int hit) {
    return (int) hits[hit] & Integer.MAX_VALUE;
  }
}
