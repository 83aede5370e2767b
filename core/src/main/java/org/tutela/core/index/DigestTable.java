package org.tutela.core.index;

/**
 * The first 128 bits of digests, each in the cache line that its key names, or in the one beside
 * it. A line has room for four: of each the second word and 48 bits of the key, as the other bits
 * follow from the line.
 *
 * <p>Word 0 of a line has the number of its first digest in the upper half, and in the lower one a
 * bit for each that found no room. Words 1 to 4 are the second words. Word 5 has a mark of each
 * digest, the lowest 16 bits of its key; words 6 and 7 have the 32 bits above.
 *
 * <p>Lines are in pairs, one beside the other. What finds no room in its line takes a slot of the
 * other one, from the last slot on, as far as these are free. Safe for any number of threads.
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

  /** With so many lines, 48 bits tell the keys of a pair and of the line before apart. */
  static final int FEWEST_LINES = 3 << 16;

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

  private DigestTable(int lines) {
    this.lines = lines;
    this.words = new long[MARGIN + (lines << LINE_SHIFT)];
  }

  /** {@return the line of a key} */
  int line(long key) {
    return DigestLayout.group(DigestLayout.place(key, lines));
  }

  /** {@return where the line of a key is, which the following methods want to know} */
  int at(long key) {
    return (int) (DigestLayout.place(key, lines) >>> (Integer.SIZE - LINE_SHIFT)) & POSITIONS;
  }

  /** {@return where the line beside a line is} */
  static int beside(int at) {
    return at ^ 1 << LINE_SHIFT;
  }

  /** {@return whether a digest with this key may have found no room in its line} */
  boolean mayBeDisplaced(int at, long key) {
    return (words[at + MARGIN] & displaced(key)) != 0;
  }

  private static long displaced(long key) {
    return 1L << (key & 31);
  }

  /** {@return the number of the first digest of a line} */
  int first(int at) {
    return (int) (words[at + MARGIN] >>> 32);
  }

  /**
   * {@return the slot beside its line for a digest with so many of that line before it} Also how
   * many there are before the one in such a slot.
   */
  static int opposite(int slot) {
    return 2 * SLOTS - 1 - slot;
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

  /** Takes digests in the order of their keys. */
  static final class Builder {
    private static final int MOST_WAITING = 2 * SLOTS;

    private final DigestTable table;
    private final long[] words;
    private final long span;
    private final SpilledDigests.Builder spilled;

    /** What found no room in its line of the last pair begun. */
    private final long[] keys = new long[MOST_WAITING];

    private final long[] seconds = new long[MOST_WAITING];
    private final int[] numbers = new int[MOST_WAITING];
    private int waiting;
    private int begun;
    private int size;

    /** For so many digests: two lines for each five. One in forty finds no room then. */
    Builder(int expected) {
      int lines = (int) (Math.max(FEWEST_LINES, expected * 2L / 5) + 1) & -2;
      table = new DigestTable(lines);
      words = table.words;
      span = Long.divideUnsigned(-1, lines);
      spilled = new SpilledDigests.Builder(lines, expected / 40);
    }

    /** Takes a digest, the number of which is how many came before. */
    void add(long key, long word1) {
      int line = table.line(key);
      if (line >= begun) {
        begin(line + 1);
      }
      int slot = size - table.first(line << LINE_SHIFT);
      if (slot < SLOTS) {
        put(line, slot, key, word1);
      } else {
        words[word(line)] |= displaced(key);
        if (waiting == MOST_WAITING) {
          // Somebody has filled a line on purpose.
          spill();
        }
        keys[waiting] = key;
        seconds[waiting] = word1;
        numbers[waiting++] = size;
      }
      size++;
    }

    /** {@return the table with what was added} */
    DigestTable build() {
      begin(table.lines);
      settle();
      return table;
    }

    /** {@return what found no room in the table, once it is built} */
    SpilledDigests spilled() {
      return spilled.build();
    }

    /** Begins all lines before one that are not begun yet. */
    private void begin(int end) {
      for (; begun < end; begun++) {
        if ((begun & 1) == 0) {
          settle();
        }
        int word = word(begun);
        words[word] = (long) size << 32;
        // A slot without a digest has a key of the line before the pair, nearly the last one.
        long absent = (begun & -2) * span - 1;
        words[word + MARKS] = (absent & MARK) * ONES;
        words[word + UPPERS] = ((absent >>> MARK_BITS) & UPPER) * TWICE;
        words[word + UPPERS + 1] = words[word + UPPERS];
      }
    }

    /** Finds room for what found none in its line, now that the line beside it is known, too. */
    private void settle() {
      for (int i = 0; i < waiting; i++) {
        int line = table.line(keys[i]);
        int slot = opposite(numbers[i] - table.first(line << LINE_SHIFT));
        int beside = line ^ 1;
        if (slot >= end(beside) - table.first(beside << LINE_SHIFT)) {
          put(beside, slot, keys[i], seconds[i]);
        } else {
          spill(i);
        }
      }
      waiting = 0;
    }

    /** {@return the number after that of the last digest of a line} */
    private int end(int line) {
      return (line & 1) == 0 ? table.first((line + 1) << LINE_SHIFT) : size;
    }

    private void spill() {
      for (int i = 0; i < waiting; i++) {
        spill(i);
      }
      waiting = 0;
    }

    private void spill(int i) {
      spilled.add(table.line(keys[i]), keys[i], seconds[i], numbers[i]);
    }

    private void put(int line, int slot, long key, long word1) {
      int word = word(line);
      words[word + SECONDS + slot] = word1;
      insert(word + MARKS, MARK, slot << 4, key);
      insert(word + UPPERS + (slot >>> 1), UPPER, slot << 5, key >>> MARK_BITS);
    }

    private void insert(int word, long mask, int shift, long bits) {
      words[word] = (words[word] & ~(mask << shift)) | ((bits & mask) << shift);
    }

    private static int word(int line) {
      return (line << LINE_SHIFT) + MARGIN;
    }
  }
}
