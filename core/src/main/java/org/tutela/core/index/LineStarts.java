package org.tutela.core.index;

/**
 * Where the postings of each line begin, told by the line itself once it is on the heap, so that a
 * survivor need not wait for the directory of its band, of which no cache holds much.
 *
 * <p>A line has ten bits to spare: bit 31 of its words, and bit 63 of the last two. They hold how
 * many postings stand before its own in a group of buckets, so many that the beginnings of all
 * groups fit in a near cache, and so few that ten bits suffice but in rare groups.
 */
final class LineStarts {
  /** Says that a line does not know. */
  static final int UNKNOWN = -1;

  private static final int BITS = 10;
  private static final int TOO_MANY = (1 << BITS) - 1;

  /** Postings of a group on average, at most: a quarter more than that is no surprise. */
  private static final int MOST = 768;

  private final BandShape shape;
  private final int groupBits;
  private final int[][] beginnings;

  private LineStarts(BandShape shape, int groupBits, int[][] beginnings) {
    this.shape = shape;
    this.groupBits = groupBits;
    this.beginnings = beginnings;
  }

  /** {@return the beginnings of all groups} */
  static LineStarts of(BandShape shape, int size, SectionBytes directories) {
    int groupBits = 0;
    while (groupBits < shape.addressBits()
        && (long) size << (groupBits + 1) <= (long) MOST << shape.addressBits()) {
      groupBits++;
    }
    int[][] beginnings = new int[shape.bands()][shape.buckets() >>> groupBits];
    for (int band = 0; band < shape.bands(); band++) {
      for (int group = 0; group < beginnings[band].length; group++) {
        beginnings[band][group] = BandPostings.start(directories, shape, band, group << groupBits);
      }
    }
    return new LineStarts(shape, groupBits, beginnings);
  }

  /** Makes the lines of all buckets of a band, the first of which begins at a word, tell. */
  void tell(int band, SectionBytes directories, long[] words, int from) {
    for (int bucket = 0, at = from; bucket < shape.buckets(); bucket++) {
      int start = BandPostings.start(directories, shape, band, bucket);
      int before = start - beginnings[band][bucket >>> groupBits];
      for (int end = at + shape.bucketWords(); at < end; at += BandLines.WORDS) {
        tell(before, words, at);
        before += BandLines.LANES;
      }
    }
  }

  private static void tell(int before, long[] words, int at) {
    int told = before < 0 || before > TOO_MANY ? TOO_MANY : before;
    for (int j = 0; j < BandLines.WORDS; j++) {
      words[at + j] = with(words[at + j], 31, told >>> j);
    }
    words[at + 6] = with(words[at + 6], 63, told >>> 8);
    words[at + 7] = with(words[at + 7], 63, told >>> 9);
  }

  /** {@return a word with the lowest bit of a number in place of one of its own} */
  private static long with(long word, int bit, int number) {
    return (word & ~(1L << bit)) | ((long) (number & 1) << bit);
  }

  /** {@return the first posting of a line of a bucket, or UNKNOWN} */
  int first(int band, int bucket, long[] words, int at) {
    long told = (words[at + 6] >>> 63 << 8) | (words[at + 7] >>> 63 << 9);
    for (int j = 0; j < BandLines.WORDS; j++) {
      told |= ((words[at + j] >>> 31) & 1) << j;
    }
    return told == TOO_MANY ? UNKNOWN : beginnings[band][bucket >>> groupBits] + (int) told;
  }
}
