package org.tutela.core.index;

/**
 * Where the postings stand that a bucket has no room for. Each band has its entries in the order of
 * the buckets, and one more that ends the last. Safe for any number of threads.
 */
final class BandOverflow {
  private static final long ENTRY = 2L * Integer.BYTES;

  private final SectionBytes bytes;
  private final int bands;

  BandOverflow(SectionBytes bytes, int bands) {
    this.bytes = bytes;
    this.bands = bands;
  }

  /** {@return how many lines the overflow of each band takes} */
  int[] lines() {
    int[] lines = new int[bands];
    for (int b = 0; b < bands; b++) {
      lines[b] = line(start(b + 1) - 1);
      if (lines[b] < 0) {
        throw new IndexOutOfBoundsException("the overflow of a band is out of range");
      }
    }
    return lines;
  }

  /** {@return the entry of a bucket that overflows} */
  long entry(int band, int bucket) {
    long from = start(band);
    long to = start(band + 1) - 2;
    while (from <= to) {
      long middle = (from + to) >>> 1;
      int found = bytes.intAt(position(middle));
      if (found == bucket) {
        return middle;
      }
      if (found < bucket) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    throw new IndexOutOfBoundsException("a bucket overflows to nowhere");
  }

  /** {@return the first line of an entry} */
  int line(long entry) {
    return bytes.intAt(position(entry) + Integer.BYTES);
  }

  private long start(int band) {
    return bytes.intAt((long) band * Integer.BYTES);
  }

  private long position(long entry) {
    return (bands + 1L) * Integer.BYTES + entry * ENTRY;
  }
}
