package org.tutela.core.index;

/**
 * Where the postings of each line begin, told by the line itself once it is on the heap, so that a
 * survivor need not wait for the directory of its band, of which no cache holds much.
 *
 * <p>The number that a line has room for ({@link LineTag}) is how many postings stand before its
 * own in a group of buckets, so many that the beginnings of all groups fit in a near cache, and so
 * few that its ten bits suffice but in rare groups.
 */
final class LineStarts {
  /** Says that a line does not know. */
  static final int UNKNOWN = -1;

  private static final int TOO_MANY = (1 << LineTag.OWN_BITS) - 1;

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
        LineTag.own(before < 0 || before > TOO_MANY ? TOO_MANY : before, words, at);
        before += BandLines.LANES;
      }
    }
  }

  /** {@return what the line that begins at a word tells, or UNKNOWN} */
  static int told(long word) {
    int told = LineTag.own(word);
    return told == TOO_MANY ? UNKNOWN : told;
  }

  /** {@return the first posting of the group that a bucket is of} */
  int beginning(int band, int bucket) {
    return beginnings[band][bucket >>> groupBits];
  }
}
