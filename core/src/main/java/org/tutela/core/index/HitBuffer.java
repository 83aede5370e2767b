package org.tutela.core.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Collects the matches of one query: distance and value id in one {@code long}, so that sorting
 * puts the nearest first. Reusable, one thread at a time; grows on hits only.
 */
final class HitBuffer {
  private final RoaringBitmap selection;
  private final boolean all;
  private long[] hits = new long[16];
  private int size;
  private boolean firstOnly;
  private int firstId;

  /** Takes every value. */
  HitBuffer() {
    this.selection = new RoaringBitmap();
    this.all = true;
  }

  /** Takes the values of a selection. */
  HitBuffer(RoaringBitmap selection) {
    this.selection = selection;
    this.all = false;
  }

  /** Begins a query on the values that are numbered from this id. */
  void begin(int firstId, boolean firstOnly) {
    this.firstId = firstId;
    this.firstOnly = firstOnly;
    this.size = 0;
  }

  /** {@return whether it takes every value} */
  boolean takesAll() {
    return all;
  }

  /** {@return whether it takes this value} */
  boolean takes(int id) {
    return all || selection.contains(id);
  }

  /** {@return whether it takes this value, by its number in the type of this query} */
  boolean takesValue(int index) {
    return takes(firstId + index);
  }

  /** Takes a match, possibly one that it has; returns whether the query is answered. */
  boolean offer(int index, int distance) {
    int id = firstId + index;
    if (!takes(id)) {
      return false;
    }
    if (size == hits.length) {
      hits = Arrays.copyOf(hits, 2 * size);
    }
    hits[size++] = (long) distance << 32 | id;
    return firstOnly;
  }

  /** Takes the matches of another index, whose numbers are shifted; {@link #finish} comes after. */
  void takeAll(HitBuffer other, int offset) {
    for (int i = 0; i < other.size; i++) {
      if (size == hits.length) {
        hits = Arrays.copyOf(hits, 2 * size);
      }
      hits[size++] = other.hits[i] + offset;
    }
  }

  /** Forgets the matches of this query, because they are about to be found in another way. */
  void restart() {
    size = 0;
  }

  /** Puts the nearest first and drops repetitions. */
  void finish() {
    if (size < 2) {
      return;
    }
    Arrays.sort(hits, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (hits[i] != hits[kept - 1]) {
        hits[kept++] = hits[i];
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  int id(int i) {
    return (int) hits[i];
  }

  int distance(int i) {
    return (int) (hits[i] >>> 32);
  }
}
