package org.tutela.core.index;

import java.util.Arrays;

/**
 * The digests that found no room in a {@link DigestTable}: key, second word and number of each, in
 * the order of the keys, with a directory that has an entry for 16 lines. They are searched by
 * halving, so that a line that somebody has filled on purpose costs little.
 */
final class SpilledDigests {
  private static final int DIRECTORY_SHIFT = 4;
  private static final int WORDS = 3;

  private final int[] starts;
  private final long[] words;

  private SpilledDigests(int[] starts, long[] words) {
    this.starts = starts;
    this.words = words;
  }

  /** {@return the number of the value that equals a digest, or NONE} */
  int find(int line, long key, long word1, byte[] digest, int tailAt, HeapRecords tails) {
    int low = starts[line >>> DIRECTORY_SHIFT];
    int high = starts[(line >>> DIRECTORY_SHIFT) + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = middle * WORDS;
      int number = (int) words[at + 2];
      int order = Long.compareUnsigned(words[at], key);
      if (order == 0) {
        order = Long.compareUnsigned(words[at + 1], word1);
      }
      if (order == 0) {
        order = tails.compare(number, digest, tailAt);
      }
      if (order == 0) {
        return number;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return DigestEngine.NONE;
  }

  /** Takes digests in the order of their keys. */
  static final class Builder {
    private final int[] starts;
    private long[] words;
    private int block;
    private int size;

    /** For so many lines and about so many digests. */
    Builder(int lines, int expected) {
      starts = new int[(lines >>> DIRECTORY_SHIFT) + 2];
      words = new long[expected * WORDS];
    }

    void add(int line, long key, long word1, int number) {
      closeTo(line >>> DIRECTORY_SHIFT);
      if (size * WORDS == words.length) {
        words = Arrays.copyOf(words, Math.multiplyExact(size + (size >>> 1) + 1, WORDS));
      }
      int at = size++ * WORDS;
      words[at] = key;
      words[at + 1] = word1;
      words[at + 2] = number;
    }

    private void closeTo(int next) {
      while (block < next) {
        starts[++block] = size;
      }
    }

    SpilledDigests build() {
      closeTo(starts.length - 1);
      return new SpilledDigests(starts, Arrays.copyOf(words, size * WORDS));
    }
  }
}
