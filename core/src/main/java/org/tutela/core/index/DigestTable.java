package org.tutela.core.index;

/**
 * The first 128 bits of digests, each in the cache line that its key names. A line has room for
 * four: of each the second word and 48 bits of the key, as the other bits follow from the line.
 *
 * <p>Word 0 of a line has the number of its first digest in the upper half, and in the lower one a
 * bit for each that found no room. Words 1 to 4 are the second words. Word 5 has a mark of each
 * digest, the lowest 16 bits of its key; words 6 and 7 have the 32 bits above. Filled by one
 * thread, then safe for any number.
 */
final class DigestTable {
  static final int SLOTS = 4;

  private static final int SECONDS = 1;
  private static final int MARKS = SECONDS + SLOTS;
  private static final int UPPERS = MARKS + 1;
  private static final int MARK_BITS = 16;
  private static final int LINE_SHIFT = 3;

  /** Puts lines on cache lines; see {@link HeapRecords}. */
  private static final int MARGIN = 6;

  /** With so many lines, 48 bits tell the keys of a line and of the one before apart. */
  private static final int FEWEST_LINES = 1 << 17;

  /** Positions in so many lines are so small that the compiler checks those of a line at once. */
  private static final int MOST_LINES = 1 << 27;

  private static final int POSITIONS = (MOST_LINES - 1) << LINE_SHIFT;

  /** A table for fewer digests would have lines without use. */
  static final int FEWEST = FEWEST_LINES / 2 * 5;

  /** There is no table for more digests. */
  static final int MOST = MOST_LINES / 2 * 5;

  private static final long ONES = 0x0001000100010001L;
  private static final long TOPS = 0x8000800080008000L;
  private static final long MARK = (1L << MARK_BITS) - 1;
  private static final long UPPER = (1L << Integer.SIZE) - 1;
  private static final long TWICE = 1L << Integer.SIZE | 1;

  private final long[] words;
  private final int lines;
  private final long span;
  private int begun;

  /** A table for so many digests, which are to be added and {@linkplain #complete completed}. */
  DigestTable(int size) {
    this.lines = lines(size);
    this.span = Long.divideUnsigned(-1, lines);
    this.words = new long[MARGIN + (lines << LINE_SHIFT)];
  }

  /** {@return two lines for each five digests, one in fifteen of which finds no room then} */
  private static int lines(int size) {
    return (int) Math.max(FEWEST_LINES, size * 2L / 5);
  }

  int lines() {
    return lines;
  }

  /**
   * {@return whether a digest found room} Digests come in the order of their keys.
   *
   * @param number of the digest, from 0 on without gaps
   */
  boolean add(int number, long key, long word1) {
    int line = line(key);
    if (line >= begun) {
      begin(line + 1, number);
    }
    int word = (line << LINE_SHIFT) + MARGIN;
    int slot = number - first(word - MARGIN);
    if (slot >= SLOTS) {
      words[word] |= spilled(key);
      return false;
    }
    words[word + SECONDS + slot] = word1;
    insert(word + MARKS, MARK, slot << 4, key);
    insert(word + UPPERS + (slot >>> 1), UPPER, slot << 5, key >>> MARK_BITS);
    return true;
  }

  /** Ends the table, which has so many digests. */
  void complete(int size) {
    begin(lines, size);
  }

  /** Begins all lines before one; none that is not begun yet has a digest before this number. */
  private void begin(int end, int number) {
    for (; begun < end; begun++) {
      int word = (begun << LINE_SHIFT) + MARGIN;
      words[word] = (long) number << 32;
      // A slot without a digest has a key of the line before, nearly the last one.
      long absent = begun * span - 1;
      words[word + MARKS] = (absent & MARK) * ONES;
      words[word + UPPERS] = ((absent >>> MARK_BITS) & UPPER) * TWICE;
      words[word + UPPERS + 1] = words[word + UPPERS];
    }
  }

  private void insert(int word, long mask, int shift, long bits) {
    words[word] = (words[word] & ~(mask << shift)) | ((bits & mask) << shift);
  }

  /** {@return the line of a key} */
  int line(long key) {
    return DigestLayout.group(DigestLayout.place(key, lines));
  }

  /** {@return where the line of a key is, which the following methods want to know} */
  int at(long key) {
    return (int) (DigestLayout.place(key, lines) >>> (Integer.SIZE - LINE_SHIFT)) & POSITIONS;
  }

  /** {@return whether a digest with this key may have found no room in its line} */
  boolean maySpill(int at, long key) {
    return (words[at + MARGIN] & spilled(key)) != 0;
  }

  private static long spilled(long key) {
    return 1L << (key & 31);
  }

  /** {@return the number of the first digest of a line} */
  int first(int at) {
    return (int) (words[at + MARGIN] >>> 32);
  }

  /** {@return bits the lowest of which is in the first slot whose mark is that of a key} */
  long marked(int at, long key) {
    long difference = words[at + MARGIN + MARKS] ^ ((key & MARK) * ONES);
    return (difference - ONES) & ~difference & TOPS;
  }

  /** {@return the slot of the lowest of some such bits} */
  static int slot(long marked) {
    return Long.numberOfTrailingZeros(marked) >>> 4;
  }

  /** {@return whether a slot has this key, whose mark it has, and second word} */
  boolean isEqual(int at, int slot, long key, long word1) {
    long upper = words[at + MARGIN + UPPERS + (slot >>> 1)] >>> (slot << 5);
    int differing = (int) upper ^ (int) (key >>> MARK_BITS);
    return ((words[at + MARGIN + SECONDS + slot] ^ word1) | differing) == 0;
  }

  /** {@return whether a slot has the mark of this key} */
  boolean isMarked(int at, int slot, long key) {
    return (((words[at + MARGIN + MARKS] >>> (slot << 4)) ^ key) & MARK) == 0;
  }
}
