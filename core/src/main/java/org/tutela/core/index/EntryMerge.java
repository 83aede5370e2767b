package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Merges sorted runs, and gives out value after value with all its entries. */
final class EntryMerge {
  private final EntryRun[] heap;
  private final int width;
  private int size;

  EntryMerge(List<EntryRun> runs, int width) throws IOException {
    this.heap = runs.toArray(new EntryRun[0]);
    this.width = width;
    for (EntryRun run : heap) {
      if (run.next()) {
        heap[size++] = run;
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sift(i);
    }
  }

  /** {@return whether there was another value, whose entries are in the group now} */
  boolean next(EntryGroup group) throws IOException {
    if (size == 0) {
      return false;
    }
    group.begin(heap[0].bytes(), heap[0].at());
    do {
      group.add(heap[0].bytes(), heap[0].at() + width);
      advance();
    } while (size > 0 && group.isValue(heap[0].bytes(), heap[0].at()));
    return true;
  }

  /** {@return whether an entry is left} */
  boolean hasEntry() {
    return size > 0;
  }

  /** {@return the run with the entry that comes next} */
  EntryRun entry() {
    return heap[0];
  }

  /** Goes on to the entry after that. */
  void advance() throws IOException {
    if (!heap[0].next()) {
      heap[0] = heap[--size];
    }
    sift(0);
  }

  private void sift(int from) {
    int at = from;
    while (true) {
      int child = 2 * at + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && compare(heap[child + 1], heap[child]) < 0) {
        child++;
      }
      if (compare(heap[at], heap[child]) <= 0) {
        return;
      }
      EntryRun run = heap[at];
      heap[at] = heap[child];
      heap[child] = run;
      at = child;
    }
  }

  private int compare(EntryRun one, EntryRun other) {
    return Arrays.compareUnsigned(
        one.bytes(), one.at(), one.at() + width, other.bytes(), other.at(), other.at() + width);
  }
}
