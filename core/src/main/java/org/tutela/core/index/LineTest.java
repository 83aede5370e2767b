package org.tutela.core.index;

/**
 * Compares the sketches of lines with that of a query. A line is {@value BandLines#WORDS} words of
 * four numbers of 16 bits, the lowest first: {@value BandLines#LANES} sketches and the tag.
 *
 * <p>First all numbers of many lines are marked that may be near enough, in a loop without a branch
 * that the compiler turns into vector operations; then the few that have a mark are compared.
 */
final class LineTest {
  private static final long LOWEST = 0x0001_0001_0001_0001L;
  private static final long HIGHEST = 0x8000_8000_8000_8000L;
  private static final int NUMBER = 0xffff;

  private LineTest() {}

  /** {@return a sketch, for each number of a word} */
  static long all(int sketch) {
    return sketch * LOWEST;
  }

  /**
   * Marks numbers, by their highest bit. Every number within the limit has a mark, and hardly any
   * other.
   *
   * <p>What differs from the sketch loses its lowest one so often as the limit says, four numbers
   * by one subtraction (Warren: Hacker's Delight, 2-1), and is marked if it is zero then. A number
   * that is zero borrows one from the next, now and ever after. That one loses two instead of one,
   * so its lowest one but for bit 0: it comes to zero or one, and one, less two, is marked as well.
   *
   * @param words hold the numbers
   * @param marks takes the marks, at the same places
   * @param from the first word
   * @param end after the last one
   * @param limit most bits in which a number may differ
   */
  static void mark(long[] words, long[] marks, int from, int end, int limit) {
    switch (limit) {
      case 2 -> markWithinTwo(words, marks, from, end);
      case 3 -> markWithinThree(words, marks, from, end);
      default -> markWithin(limit, words, marks, from, end);
    }
  }

  /** At the usual radius, what all buckets but the nearest of each band are tested for. */
  private static void markWithinTwo(long[] words, long[] marks, int from, int end) {
    for (int i = from; i < end; i++) {
      long left = words[i];
      left &= left - LOWEST;
      left &= left - LOWEST;
      marks[i] = zeros(left);
    }
  }

  /** And what the nearest is. */
  private static void markWithinThree(long[] words, long[] marks, int from, int end) {
    for (int i = from; i < end; i++) {
      long left = words[i];
      left &= left - LOWEST;
      left &= left - LOWEST;
      left &= left - LOWEST;
      marks[i] = zeros(left);
    }
  }

  private static void markWithin(int limit, long[] words, long[] marks, int from, int end) {
    for (int i = from; i < end; i++) {
      long left = words[i];
      for (int n = 0; n < limit; n++) {
        left &= left - LOWEST;
      }
      marks[i] = zeros(left);
    }
  }

  /** {@return the highest bits of the numbers that are zero or, once they are lent from, one} */
  private static long zeros(long numbers) {
    return (numbers - LOWEST) & ~numbers & HIGHEST;
  }

  /**
   * Finds the lines that have a mark. It has no branch to be guessed wrongly.
   *
   * @param marks of their words
   * @param from the first word of the first line
   * @param end after the last word of the last line
   * @param lines takes the first word of each marked line, and one more number
   * @return how many lines are marked
   */
  static int marked(long[] marks, int from, int end, int[] lines) {
    int count = 0;
    for (int at = from; at < end; at += BandLines.WORDS) {
      long any =
          marks[at]
              | marks[at + 1]
              | marks[at + 2]
              | marks[at + 3]
              | marks[at + 4]
              | marks[at + 5]
              | marks[at + 6]
              | marks[at + 7];
      lines[count] = at;
      count += (int) ((any | -any) >>> (Long.SIZE - 1));
    }
    return count;
  }

  /**
   * Compares the marked lanes of a line and tells which are within the limit and filled.
   *
   * @param words holds the line
   * @param marks the marks of its words, at the same places
   * @param at its first word
   * @param limit most bits in which a lane may differ
   * @param first is added to the number of each lane
   * @param near takes the sums, and one more number
   * @param from the first place to take
   * @return after the last place taken
   */
  static int near(
      long[] words,
      long[] marks,
      int at,
      int filled,
      int limit,
      long first,
      long[] near,
      int from) {
    int end = from;
    // Lane 4 j + k has bit 16 k + j here.
    long lanes = marks[at] >>> 15;
    for (int j = 1; j < BandLines.WORDS; j++) {
      lanes |= marks[at + j] >>> (15 - j);
    }
    for (; lanes != 0; lanes &= lanes - 1) {
      int bit = Long.numberOfTrailingZeros(lanes);
      int j = bit & 15;
      int k = bit >>> 4;
      int lane = 4 * j + k;
      int differing = (int) (words[at + j] >>> (Short.SIZE * k)) & NUMBER;
      near[end] = first + lane;
      end += Integer.bitCount(differing) <= limit && lane < filled ? 1 : 0;
    }
    return end;
  }
}
