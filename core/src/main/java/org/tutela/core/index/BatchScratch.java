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

  private static final int ID_BITS = 31;
  private static final int DISTANCE_BITS = 10;
  private static final long OVERDRAWN = -1;

  private final long[] left = new long[MOST_QUERIES];
  private long[][] words = {};
  private int[][] keys = {};
  private int[] owners = new int[BandScratch.SURVIVORS];
  private long[] hits = new long[BandScratch.SURVIVORS];
  private int size;
  private int owned;
  private int found;

  /** Takes the queries and what each may spend. */
  void begin(
      List<ContentHash> queries, BitPermutation permutation, BandSearch search, long allowance) {
    size = queries.size();
    found = 0;
    owned = 0;
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
      left[q] = allowance;
    }
  }

  int key(int band, int query) {
    return keys[band][query];
  }

  long left(int query) {
    return left[query];
  }

  /** {@return whether a query has spent all it may, so that it is to be scanned for} */
  boolean isOverdrawn(int query) {
    return left[query] == OVERDRAWN;
  }

  /** Takes over what a query has spent, and that the last survivors are its own. */
  void settle(int query, boolean paid, BandScratch scratch) {
    left[query] = paid ? scratch.left() : OVERDRAWN;
    if (owners.length < scratch.survivors.length) {
      owners = Arrays.copyOf(owners, scratch.survivors.length);
    }
    while (owned < scratch.found) {
      owners[owned++] = query;
    }
  }

  /** {@return the words of the query that a survivor belongs to} */
  long[] queryOf(int survivor) {
    return words[owners[survivor]];
  }

  /** Forgets whose the survivors were. */
  void disown() {
    owned = 0;
  }

  /** Takes a match of the query that a survivor belongs to. */
  void add(int survivor, int id, int distance) {
    long query = owners[survivor];
    if (found == hits.length) {
      hits = Arrays.copyOf(hits, 2 * found);
    }
    hits[found++] = query << (ID_BITS + DISTANCE_BITS) | (long) distance << ID_BITS | id;
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
