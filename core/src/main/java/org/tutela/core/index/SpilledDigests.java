package org.tutela.core.index;

import java.util.Arrays;

/**
 * The digests that found no slot in a {@link DigestSlots table}: the words and the number of each,
 * in the order of the keys, with a directory that has an entry for some buckets. They are searched
 * by halving, so that a bucket that somebody has filled on purpose costs little.
 */
final class SpilledDigests {
  private static final int DIRECTORY_SHIFT = 5;

  private final byte[] pilots;
  private final DigestWords shape;
  private final int[] starts;
  private final long[] words;

  private SpilledDigests(byte[] pilots, DigestWords shape, int[] starts, long[] words) {
    this.pilots = pilots;
    this.shape = shape;
    this.starts = starts;
    this.words = words;
  }

  private static int recordWords(DigestWords shape) {
    return shape.count() + 1;
  }

  private static int block(int bucket) {
    return bucket >>> DIRECTORY_SHIFT;
  }

  /** {@return the number of the value that equals a digest, or NONE} */
  int find(long key, long word1, byte[] digest, int at) {
    int block = block(DigestPilots.bucket(key, pilots.length));
    int low = starts[block];
    int high = starts[block + 1] - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int from = middle * recordWords(shape);
      int order = Long.compareUnsigned(words[from], key);
      if (order == 0) {
        order = Long.compareUnsigned(words[from + 1], word1);
      }
      if (order == 0) {
        order = shape.compareRest(words, from, digest, at);
      }
      if (order == 0) {
        return (int) words[from + shape.count()];
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
    private final byte[] pilots;
    private final DigestWords shape;
    private final int[] starts;
    private long[] words = {};
    private int block;
    private int length;

    Builder(byte[] pilots, DigestWords shape) {
      this.pilots = pilots;
      this.shape = shape;
      this.starts = new int[block(pilots.length) + 1];
    }

    void add(long key, long word1, byte[] digest, int at, int number) {
      closeTo(block(DigestPilots.bucket(key, pilots.length)));
      int end = Math.addExact(length, recordWords(shape));
      if (end > words.length) {
        words = Arrays.copyOf(words, (int) Math.min(Integer.MAX_VALUE - 64L, 2L * end));
      }
      words[length] = key;
      words[length + 1] = word1;
      shape.putRest(digest, at, words, length);
      words[end - 1] = number;
      length = end;
    }

    private void closeTo(int next) {
      while (block < next) {
        starts[++block] = length / recordWords(shape);
      }
    }

    SpilledDigests build() {
      closeTo(starts.length - 1);
      return new SpilledDigests(pilots, shape, starts, Arrays.copyOf(words, length));
    }
  }
}
