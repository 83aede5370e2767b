package org.tutela.core.index;

import org.tutela.core.hash.ContentHash;

/**
 * Exact membership of digests: a directory of the first bits, then a short search in sorted values.
 * Every positive has been compared in full. Equal prefixes, however many, cost a binary search.
 */
final class DigestEngine {
  private final SectionBytes values;
  private final SectionBytes directory;
  private final int size;
  private final int width;
  private final int shift;

  DigestEngine(SectionBytes values, SectionBytes directory, int size, int width, int bits) {
    this.values = values;
    this.directory = directory;
    this.size = size;
    this.width = width;
    this.shift = Long.SIZE - bits;
  }

  /** {@return how many bits of a digest the directory for so many values looks at} */
  static int directoryBits(long size) {
    // Four to eight values for each entry: a cache line or two.
    return Math.max(4, Long.SIZE - Long.numberOfLeadingZeros(size >>> 3));
  }

  /** {@return the number of the value that equals the query, or -1} */
  int find(ContentHash query) {
    long first = query.word(0);
    long bucket = first >>> shift;
    int low = directory.intAt(bucket * Integer.BYTES);
    int high = directory.intAt((bucket + 1) * Integer.BYTES) - 1;
    if (low < 0 || high >= size) {
      throw new IndexOutOfBoundsException("a directory entry is out of range");
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, first, query);
      if (order == 0) {
        return middle;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int index, long first, ContentHash query) {
    long at = (long) index * width;
    int order = Long.compareUnsigned(Long.reverseBytes(values.longAt(at)), first);
    if (order != 0) {
      return order;
    }
    int words = width / Long.BYTES;
    for (int w = 1; w < words; w++) {
      long word = Long.reverseBytes(values.longAt(at + (long) w * Long.BYTES));
      order = Long.compareUnsigned(word, query.word(w));
      if (order != 0) {
        return order;
      }
    }
    for (int i = words * Long.BYTES; i < width; i++) {
      order = values.byteAt(at + i) - query.byteAt(i);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
