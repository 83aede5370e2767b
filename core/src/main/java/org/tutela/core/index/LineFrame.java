package org.tutela.core.index;

/**
 * Copies of lines that are tested together, whatever bands and queries they were looked up for: a
 * loop over many words is worth its beginning and end. Lines that follow each other for the same
 * reason are a run. Reused, one thread at a time.
 */
final class LineFrame {
  /** With their marks, half of a first-level cache. */
  static final int LINES = 1 << 7;

  /** The words of all lines, xored with the sketches of their queries. */
  final long[] words = new long[LINES * BandLines.WORDS];

  private final long[] marks = new long[words.length];
  private final int[] marked = new int[LINES + 1];
  private final int[] starts = new int[LINES + 1];
  private final long[] origins = new long[LINES];
  private final int[] sketches = new int[LINES];
  private final int[] queries = new int[LINES];
  private final int[] firsts = new int[LINES];
  private final int[] limitsOfFirsts = new int[LINES];
  private int size;
  private int runs;
  private int limit;

  /** Empties it; the next lines are tested with this limit. */
  void begin(int limit) {
    this.limit = limit;
    size = 0;
    runs = 0;
  }

  /** {@return in how many bits a lane may differ at most} */
  int limit() {
    return limit;
  }

  /** {@return how many lines it has} */
  int size() {
    return size;
  }

  /** {@return how many lines more it has room for} */
  int room() {
    return LINES - size;
  }

  /**
   * Takes the lines that were copied behind its last as a run.
   *
   * @param count how many
   * @param origin where they are from, which the frame need not know
   * @param sketch they were xored with
   * @param query its number
   */
  void add(int count, long origin, int sketch, int query) {
    starts[runs] = size;
    origins[runs] = origin;
    sketches[runs] = sketch;
    queries[runs] = query;
    firsts[runs++] = 0;
    size += count;
    starts[runs] = LINES;
  }

  /** So many lines, the first of the last run, are tested with a higher limit. */
  void limitFirst(int lines, int limit) {
    firsts[runs - 1] = lines;
    limitsOfFirsts[runs - 1] = limit;
  }

  /**
   * Finds the lines that may have a lane within the limit: all that have one, and hardly any other.
   *
   * @return how many there are
   */
  int mark() {
    int end = size * BandLines.WORDS;
    LineTest.mark(words, marks, 0, end, limit);
    for (int run = 0; run < runs; run++) {
      int at = starts[run] * BandLines.WORDS;
      int endOfFirst = at + firsts[run] * BandLines.WORDS;
      LineTest.mark(words, marks, at, endOfFirst, limitsOfFirsts[run]);
    }
    return LineTest.marked(marks, 0, end, marked);
  }

  /** {@return the number of a line that was found} */
  int marked(int i) {
    return marked[i] / BandLines.WORDS;
  }

  /** {@return the run that a line is of, which is this one or follows it} */
  int run(int run, int line) {
    int of = run;
    while (starts[of + 1] <= line) {
      of++;
    }
    return of;
  }

  /** {@return the first line of a run} */
  int start(int run) {
    return starts[run];
  }

  int lastRun() {
    return runs - 1;
  }

  long origin(int run) {
    return origins[run];
  }

  int query(int run) {
    return queries[run];
  }

  int sketch(int run) {
    return sketches[run];
  }

  /** {@return the higher limit that some lines of a run may have} */
  int limitOfFirst(int run) {
    return limitsOfFirsts[run];
  }

  /** {@return the last word of a line of a run, as it was} */
  long last(int run, int line) {
    return words[(line + 1) * BandLines.WORDS - 1] ^ LineTest.all(sketches[run]);
  }

  /** Tells which lanes of a line of a run are within a limit: see {@link LineTest#near}. */
  int near(int run, int line, int limit, long first, long[] near, int from) {
    int filled = LineTag.filled(last(run, line));
    int at = line * BandLines.WORDS;
    return LineTest.near(words, marks, at, filled, limit, first, near, from);
  }
}
