package org.tutela.core.index;

import java.nio.LongBuffer;

/** Lines in a mapped file. They lie at multiples of their size, so none straddles two segments. */
final class MappedBandLines extends BandLines {
  private final LongBuffer[] segments;
  private final int shift;
  private final int mask;
  private final long[] starts;

  /**
   * The section begins at {@code base} of the words; the bands have so many lines beyond theirs.
   */
  MappedBandLines(MappedBytes section, BandShape shape, int[] overflow) {
    super(shape);
    this.segments = section.words();
    this.shift = section.wordShift();
    this.mask = (1 << shift) - 1;
    this.starts = new long[shape.bands() + 1];
    starts[0] = section.firstWord();
    for (int b = 0; b < shape.bands(); b++) {
      starts[b + 1] = starts[b] + shape.bandWords() + (long) overflow[b] * WORDS;
    }
  }

  @Override
  long touch(int band, int address, int[] masks, int count) {
    int bucketWords = shape.bucketWords();
    long start = starts[band];
    long touched = 0;
    if (!together(band)) {
      for (int i = 0; i < count; i++) {
        long first = start + (long) (address ^ masks[i]) * bucketWords;
        for (long at = first; at < first + bucketWords; at += WORDS) {
          touched += segments[(int) (at >>> shift)].get((int) at & mask);
        }
      }
      return touched;
    }
    LongBuffer words = segments[(int) (start >>> shift)];
    int first = (int) start & mask;
    if (bucketWords == WORDS) {
      for (int i = 0; i < count; i++) {
        touched += words.get(first + (address ^ masks[i]) * WORDS);
      }
      return touched;
    }
    for (int i = 0; i < count; i++) {
      int bucket = first + (address ^ masks[i]) * bucketWords;
      for (int at = bucket; at < bucket + bucketWords; at += WORDS) {
        touched += words.get(at);
      }
    }
    return touched;
  }

  /** {@return whether all lines of a band lie in one segment, as nearly always} */
  private boolean together(int band) {
    return starts[band] >>> shift == (starts[band + 1] - 1) >>> shift;
  }

  @Override
  void test(
      int band,
      int address,
      long[] planes,
      int limit,
      int[] masks,
      int from,
      int end,
      int[] passed) {
    int bucketWords = shape.bucketWords();
    if (!together(band)) {
      int lines = shape.lines();
      for (int i = from, n = 0; i < end; i++, n += lines) {
        test(band, (address ^ masks[i]) * lines, lines, planes, limit, passed, n);
      }
      return;
    }
    LongBuffer words = segments[(int) (starts[band] >>> shift)];
    int start = (int) starts[band] & mask;
    for (int i = from, n = 0; i < end; i++) {
      int bucket = start + (address ^ masks[i]) * bucketWords;
      for (int at = bucket; at < bucket + bucketWords; at += WORDS) {
        passed[n++] = LineTest.passed(words, at, planes, limit);
      }
    }
  }

  @Override
  void test(int band, int line, int count, long[] planes, int limit, int[] passed) {
    test(band, line, count, planes, limit, passed, 0);
  }

  private void test(int band, int line, int count, long[] planes, int limit, int[] passed, int to) {
    long position = starts[band] + (long) line * WORDS;
    for (int i = 0; i < count; i++, position += WORDS) {
      LongBuffer words = segments[(int) (position >>> shift)];
      passed[to + i] = LineTest.passed(words, (int) position & mask, planes, limit);
    }
  }

  @Override
  long read(int band, int line, int count) {
    long from = starts[band] + (long) line * WORDS;
    long read = 0;
    for (long at = from; at < from + (long) count * WORDS; at += WORDS) {
      read += segments[(int) (at >>> shift)].get((int) at & mask);
    }
    return read;
  }

  @Override
  int filled(int band, int line) {
    long position = starts[band] + (long) line * WORDS;
    LongBuffer words = segments[(int) (position >>> shift)];
    int at = (int) position & mask;
    return LineTest.filled(
        words.get(at + 1),
        words.get(at + 2),
        words.get(at + 3),
        words.get(at + 4),
        words.get(at + 5));
  }
}
