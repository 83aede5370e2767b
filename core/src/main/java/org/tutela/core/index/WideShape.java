package org.tutela.core.index;

/**
 * How a permuted bit string is cut into the bands of {@link IndexPlan#WIDE_BANDS}: as many as give
 * each about as many keys as there are values. All bits count; widths differ by one at most.
 *
 * @param bits of a value
 * @param bands how many there are
 */
record WideShape(int bits, int bands) {
  /** Keys of a group, which the directory knows the start of. */
  static final int GROUP_BITS = 4;

  /** Keys are {@code int}s. */
  private static final int MOST_WIDTH = 30;

  /** {@return the shape for so many values of so many words} */
  static WideShape of(int words, int size) {
    int bits = words * Long.SIZE;
    double width = Math.log(Math.max(2, size)) / Math.log(2);
    int bands = (int) Math.round(bits / Math.max(GROUP_BITS + 1, width));
    return new WideShape(bits, bands);
  }

  /** {@return whether the widths are such as an index has} */
  boolean isValid() {
    return bands >= 1 && width(bands - 1) >= GROUP_BITS && widest() <= MOST_WIDTH;
  }

  /** {@return the first bit of a band} */
  int from(int band) {
    return (int) ((long) bits * band / bands);
  }

  /** {@return how many bits a band has} */
  int width(int band) {
    return from(band + 1) - from(band);
  }

  /** {@return the most bits that a band has} */
  int widest() {
    return (bits + bands - 1) / bands;
  }

  /** {@return the bits of a band of a permuted bit string that begins at {@code at}} */
  int key(long[] permuted, int at, int band) {
    int from = from(band);
    int word = at + (from >>> 6);
    int shift = from & 63;
    long key = permuted[word] >>> shift;
    if (shift + width(band) > Long.SIZE) {
      key |= permuted[word + 1] << (Long.SIZE - shift);
    }
    return (int) key & ((1 << width(band)) - 1);
  }

  /** {@return how many groups a band has} */
  long groups(int band) {
    return 1L << (width(band) - GROUP_BITS);
  }

  /** {@return how many groups the bands before this one have} */
  long groupsBefore(int band) {
    long groups = 0;
    for (int b = 0; b < band; b++) {
      groups += groups(b);
    }
    return groups;
  }

  /**
   * {@return how many words the runs of a band take: a bit for each posting and for each key, and a
   * word more, so that eight bytes can be read from any bit on}
   */
  long runWords(int band, int size) {
    return (size + (1L << width(band)) + Long.SIZE - 1) / Long.SIZE + 1;
  }

  /** {@return how many words the runs of the bands before this one take} */
  long runWordsBefore(int band, int size) {
    long words = 0;
    for (int b = 0; b < band; b++) {
      words += runWords(b, size);
    }
    return words;
  }

  /** {@return how many bits the number of a value takes} */
  static int idBits(int size) {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
  }

  /** {@return how many bytes all postings take; whole words are read, so some more follow} */
  long idLength(int size) {
    return ((long) bands * size * idBits(size) + Byte.SIZE - 1) / Byte.SIZE + Long.BYTES;
  }
}
