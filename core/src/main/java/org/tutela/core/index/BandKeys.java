package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.tutela.core.spool.ByteSpool;

/**
 * The keys of all values in each band, and the postings of a band in the order of their buckets.
 * Keys are kept outside the heap, and postings are sorted as many at a time as fit in memory, so
 * that a list of any size is compiled in little of it.
 */
final class BandKeys implements Closeable {
  /** Values that are cut into keys at once: more than a count has cache lines. */
  static final int BLOCK = 1 << 15;

  /** Buckets are counted by so many of their first bits. */
  private static final int COUNTED_BITS = 16;

  /** A distribution into more parts at once has no cache line for each. */
  private static final int MOST_PARTS_BITS = 12;

  /** Postings of a part, about: it is then sorted within a second-level cache. */
  private static final int PART_BITS = 10;

  /** Cuts values into bands. */
  interface Cut {
    /** {@return how many bands there are} */
    int bands();

    /** {@return how many bits the bucket of a band has, at most 30} */
    int bucketBits(int band);

    /** {@return how many bits follow the bucket in a key} */
    int restBits();

    /** {@return the bucket of a permuted value that begins here, and the rest behind it} */
    int key(long[] permuted, int at, int band);
  }

  /** Takes the postings of a band, a number of them at a time. */
  interface Postings {
    /**
     * Takes the next postings: ascending by bucket, and by value within a bucket.
     *
     * @param postings each a key in the upper half and the number of a value in the lower
     * @param from the first one
     * @param to after the last one
     */
    void take(long[] postings, int from, int to) throws IOException;
  }

  private final Cut cut;
  private final int size;
  private final int room;
  private final int[][] counts;
  private final ByteSpool spool = new ByteSpool();
  private final ByteBuffer bytes =
      ByteBuffer.allocate(BLOCK * Integer.BYTES).order(ByteOrder.nativeOrder());
  private final IntBuffer ints = bytes.asIntBuffer();
  private final int[] keys = new int[BLOCK];
  private final PrefixSort sort = new PrefixSort();
  private int added;

  /**
   * Begins without values.
   *
   * @param cut what a key is
   * @param size how many values there will be
   * @param room how many postings are sorted in memory at once
   */
  BandKeys(Cut cut, int size, int room) {
    this.cut = cut;
    this.size = size;
    this.room = room;
    this.counts = new int[cut.bands()][];
    for (int b = 0; b < counts.length; b++) {
      counts[b] = new int[1 << Math.min(COUNTED_BITS, cut.bucketBits(b))];
    }
  }

  /**
   * Adds the next values: as many as a block has, but for the last.
   *
   * @param permuted their words, value after value
   * @param words of each
   * @param count how many
   */
  void add(long[] permuted, int words, int count) throws IOException {
    for (int b = 0; b < counts.length; b++) {
      int[] counted = counts[b];
      int shift = shift(b);
      for (int i = 0; i < count; i++) {
        keys[i] = cut.key(permuted, i * words, b);
      }
      for (int i = 0; i < count; i++) {
        counted[keys[i] >>> shift]++;
      }
      ints.clear().put(keys, 0, count);
      spool.append(bytes.array(), 0, count * Integer.BYTES);
    }
    added += count;
  }

  /** {@return how far a key is shifted to give the number under which its bucket is counted} */
  private int shift(int band) {
    return cut.restBits() + Math.max(0, cut.bucketBits(band) - COUNTED_BITS);
  }

  int size() {
    return size;
  }

  /** {@return for each bucket of a band, or for each group of them, how many postings it has} */
  int[] counts(int band) {
    return counts[band];
  }

  /** Gives out all postings of a band in their order. */
  void forEach(int band, Postings sink) throws IOException {
    if (added != size) {
      throw new IllegalStateException(added + " values, not " + size);
    }
    int[] counted = counts[band];
    for (int from = 0, to; from < counted.length; from = to) {
      long total = counted[from];
      for (to = from + 1; to < counted.length && total + counted[to] <= room; to++) {
        total += counted[to];
      }
      if (total > room && cut.bucketBits(band) <= COUNTED_BITS) {
        one(band, from, sink);
      } else {
        several(band, from, to, Math.toIntExact(total), sink);
      }
    }
  }

  /** Gives out a bucket that does not fit in memory: its values come in their order anyway. */
  private void one(int band, int bucket, Postings sink) throws IOException {
    long[] postings = new long[room];
    int filled = 0;
    int shift = shift(band);
    for (int first = 0; first < size; first += BLOCK) {
      int count = read(band, first);
      for (int i = 0; i < count; i++) {
        if (keys[i] >>> shift == bucket) {
          postings[filled++] = posting(keys[i], first + i);
          if (filled == room) {
            sink.take(postings, 0, filled);
            filled = 0;
          }
        }
      }
    }
    sink.take(postings, 0, filled);
  }

  /** Distributes the postings of some counted buckets into parts, and sorts each of these. */
  private void several(int band, int from, int to, int total, Postings sink) throws IOException {
    int[] counted = counts[band];
    int countedBits = Integer.numberOfTrailingZeros(counted.length);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(total >>> PART_BITS);
    int partBits = Math.min(countedBits, Math.min(MOST_PARTS_BITS, wanted));
    int toPart = countedBits - partBits;
    int[] ends = new int[(1 << partBits) + 1];
    for (int i = from; i < to; i++) {
      ends[(i >>> toPart) + 1] += counted[i];
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    long[] postings = new long[total];
    int shift = shift(band);
    for (int first = 0; first < size; first += BLOCK) {
      int count = read(band, first);
      for (int i = 0; i < count; i++) {
        int key = keys[i];
        int place = key >>> shift;
        if (place >= from && place < to) {
          postings[ends[place >>> toPart]++] = posting(key, first + i);
        }
      }
    }
    int sortBits = cut.bucketBits(band) - partBits;
    for (int part = 0, start = 0; part < 1 << partBits; start = ends[part++]) {
      sort.sort(postings, start, ends[part], Integer.SIZE + cut.restBits(), sortBits);
      sink.take(postings, start, ends[part]);
    }
  }

  private static long posting(int key, int value) {
    return (long) key << Integer.SIZE | value;
  }

  /** Reads the keys of a block. Returns how many there are. */
  private int read(int band, int first) throws IOException {
    int count = Math.min(BLOCK, size - first);
    long before = (long) first * counts.length + (long) band * count;
    spool.read(before * Integer.BYTES, bytes.array(), count * Integer.BYTES);
    ints.clear().get(keys, 0, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
