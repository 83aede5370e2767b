package org.tutela.core.index;

import java.nio.LongBuffer;

/**
 * Compares the sketches of a line with that of a query, all at once. A line is {@value
 * BandLines#WORDS} words: word {@code j} has bit {@code j} of each sketch in its lower half and bit
 * {@code j + 8} in its upper half. The differing bits are counted by adders made of logic, as in
 * Warren: Hacker's Delight, 5-1 (carry-save adders), for all lanes in some fifty operations and
 * without a branch.
 */
final class LineTest {
  private static final long LOWER = 0xffff_ffffL;

  private LineTest() {}

  /** Spreads a sketch over words as those of a line, each bit over a half of one. */
  static void planes(int sketch, long[] planes) {
    for (int j = 0; j < BandLines.WORDS; j++) {
      planes[j] =
          (-((sketch >>> j) & 1) & LOWER) | ((long) -((sketch >>> (j + 8)) & 1) << Integer.SIZE);
    }
  }

  /**
   * {@return the lanes of a line that pass, in bits 0 to 30, and in bit 31 what the top bit of its
   * first word is; lanes that are not filled may be among them}
   *
   * @param words holds the line
   * @param at its first word
   * @param planes of the query's sketch
   * @param limit most bits in which a sketch may differ, 0 to 7
   */
  static int passed(long[] words, int at, long[] planes, int limit) {
    long word = words[at];
    return passed(
        word,
        within(
            word ^ planes[0],
            words[at + 1] ^ planes[1],
            words[at + 2] ^ planes[2],
            words[at + 3] ^ planes[3],
            words[at + 4] ^ planes[4],
            words[at + 5] ^ planes[5],
            words[at + 6] ^ planes[6],
            words[at + 7] ^ planes[7],
            limit));
  }

  /** The same in a buffer. */
  static int passed(LongBuffer words, int at, long[] planes, int limit) {
    long word = words.get(at);
    return passed(
        word,
        within(
            word ^ planes[0],
            words.get(at + 1) ^ planes[1],
            words.get(at + 2) ^ planes[2],
            words.get(at + 3) ^ planes[3],
            words.get(at + 4) ^ planes[4],
            words.get(at + 5) ^ planes[5],
            words.get(at + 6) ^ planes[6],
            words.get(at + 7) ^ planes[7],
            limit));
  }

  private static int passed(long word0, int within) {
    return (within & Integer.MAX_VALUE) | ((int) (word0 >>> Integer.SIZE) & Integer.MIN_VALUE);
  }

  /**
   * {@return the lanes with at most so many differing bits; what bit 31 says means nothing}
   *
   * @param x0 differing bits of planes 0 and 8, and so on
   * @param x1 planes 1 and 9
   * @param x2 planes 2 and 10
   * @param x3 planes 3 and 11
   * @param x4 planes 4 and 12
   * @param x5 planes 5 and 13
   * @param x6 planes 6 and 14
   * @param x7 planes 7 and 15
   * @param limit 0 to 7
   */
  private static int within(
      long x0, long x1, long x2, long x3, long x4, long x5, long x6, long x7, int limit) {
    long a = x0 ^ x1;
    long b = x3 ^ x4;
    long onesA = a ^ x2;
    long onesB = b ^ x5;
    long c = onesA ^ onesB;
    long onesC = c ^ x6;
    long twoA = (x0 & x1) | (a & x2);
    long twoB = (x3 & x4) | (b & x5);
    long twoC = (onesA & onesB) | (c & x6);
    long twoD = onesC & x7;
    long one = onesC ^ x7;
    return limit == 2
        ? withinTwo(one, twoA, twoB, twoC, twoD)
        : withinAny(one, twoA, twoB, twoC, twoD, limit);
  }

  /** Both halves have one times one and two times four; at most 2 together is by far the usual. */
  private static int withinTwo(long one, long twoA, long twoB, long twoC, long twoD) {
    long two = twoA | twoB;
    long four = (twoA & twoB) | (two & twoC);
    two |= twoC;
    four |= (two & twoD);
    two |= twoD;
    long most = four | (one & two);
    long upperTwo = two >>> Integer.SIZE;
    long upperOne = one >>> Integer.SIZE;
    return ~(int)
        (most | (most >>> Integer.SIZE) | (two & (upperOne | upperTwo)) | (one & upperTwo));
  }

  private static int withinAny(long one, long twoA, long twoB, long twoC, long twoD, int limit) {
    long a = twoA ^ twoB;
    long b = a ^ twoC;
    long two = b ^ twoD;
    long fourA = (twoA & twoB) | (a & twoC);
    long fourB = b & twoD;
    long four = fourA ^ fourB;
    long eight = fourA & fourB;
    // The counts of both halves, 0 to 8 each, are added in the lower one.
    long upperOne = one >>> Integer.SIZE;
    long upperTwo = two >>> Integer.SIZE;
    long upperFour = four >>> Integer.SIZE;
    long sumOne = one ^ upperOne;
    long carryTwo = one & upperOne;
    long halfTwo = two ^ upperTwo;
    long sumTwo = halfTwo ^ carryTwo;
    long carryFour = (two & upperTwo) | (halfTwo & carryTwo);
    long halfFour = four ^ upperFour;
    long sumFour = halfFour ^ carryFour;
    long tooMany = eight | (eight >>> Integer.SIZE) | (four & upperFour) | (halfFour & carryFour);
    long one0 = -(limit & 1);
    long two0 = -((limit >>> 1) & 1);
    long four0 = -((limit >>> 2) & 1);
    long more = sumOne & ~one0;
    more = (sumTwo & ~two0) | (~(sumTwo ^ two0) & more);
    more = (sumFour & ~four0) | (~(sumFour ^ four0) & more);
    return ~(int) (tooMany | more);
  }

  /**
   * Turns sketches into a line.
   *
   * @param sketches where they stand
   * @param from the first one
   * @param count how many, {@value BandLines#LANES} at most
   * @param overflows whether more of the bucket stand elsewhere
   * @param rows room for 16 numbers
   * @param line takes the words, from {@code at}
   * @param at the first word
   */
  static void write(
      char[] sketches, int from, int count, boolean overflows, int[] rows, long[] line, int at) {
    for (int r = 0; r < 16; r++) {
      int low = r < count ? sketches[from + r] : 0;
      int high = r + 16 < count ? sketches[from + r + 16] : 0;
      rows[r] = low | (high << 16);
    }
    // Two transpositions of 16 by 16 bits at once (Hacker's Delight, 7-3).
    int mask = 0x00ff_00ff;
    for (int step = 8; step != 0; step >>>= 1, mask ^= mask << step) {
      for (int r = 0; r < 16; r = (r + step + 1) & ~step) {
        int swapped = ((rows[r] >>> step) ^ rows[r + step]) & mask;
        rows[r + step] ^= swapped;
        rows[r] ^= swapped << step;
      }
    }
    for (int j = 0; j < BandLines.WORDS; j++) {
      line[at + j] = (rows[j] & LOWER) | ((long) rows[j + 8] << Integer.SIZE);
    }
    line[at] |= overflows ? Long.MIN_VALUE : 0;
    for (int j = 0; j < 5; j++) {
      line[at + 1 + j] |= (long) ((count >>> j) & 1) << (Long.SIZE - 1);
    }
  }

  /** {@return which lanes of a line are filled, from its words 1 to 5} */
  static int filled(long word1, long word2, long word3, long word4, long word5) {
    int count =
        (int)
            ((word1 >>> 63)
                | (word2 >>> 63 << 1)
                | (word3 >>> 63 << 2)
                | (word4 >>> 63 << 3)
                | (word5 >>> 63 << 4));
    return (1 << count) - 1;
  }
}
