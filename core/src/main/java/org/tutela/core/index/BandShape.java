package org.tutela.core.index;

/**
 * How a permuted bit string is filed under the bands of {@link IndexPlan#BANDS}. The string is a
 * ring of bands of 16 bits. Each band files it in a bucket, whose address is the first bits of the
 * band, and with the 16 bits that follow them: the sketch. All buckets of a band have the same
 * room, so that a query knows where each is without asking.
 *
 * @param bands how many there are
 * @param addressBits bits of an address, 16 at most
 * @param lines room of a bucket, in lines of {@value BandLines#LANES} postings
 */
record BandShape(int bands, int addressBits, int lines) {
  /** Room for 2^31 values in the buckets of 16 bits, twice over. */
  static final int MOST_LINES = 1 << 12;

  private static final int LEAST_BITS = 4;

  /** Filled so far on average, hardly a bucket of random values overflows. */
  private static final int FILL = 22;

  /** {@return the shape for so many values of so many words} */
  static BandShape of(int words, int size) {
    int bits = LEAST_BITS;
    while (bits < Bands.BITS && (long) FILL << bits < size) {
      bits++;
    }
    int lines = 1;
    // A bucket is to hold its mean and two and a half standard deviations.
    double mean = size / (double) (1L << bits);
    while (lines * (double) BandLines.LANES < mean + 2.5 * Math.sqrt(mean) && bits == Bands.BITS) {
      lines++;
    }
    return new BandShape(Bands.count(words), bits, lines);
  }

  /** {@return how many buckets a band has} */
  int buckets() {
    return 1 << addressBits;
  }

  /** {@return how many words a bucket takes} */
  int bucketWords() {
    return lines * BandLines.WORDS;
  }

  /** {@return how many words the buckets of one band take, without what overflows} */
  long bandWords() {
    return (long) bucketWords() << addressBits;
  }

  /** {@return how many postings a bucket has room for} */
  int capacity() {
    return lines * BandLines.LANES;
  }

  /** {@return the bucket of a band with this key} */
  int address(int key) {
    return key & (buckets() - 1);
  }

  /** {@return the bits that follow the address, from a key and that of the next band} */
  int sketch(int key, int next) {
    return ((key >>> addressBits) | (next << (Bands.BITS - addressBits))) & 0xffff;
  }
}
