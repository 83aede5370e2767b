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
    this.starts = new long[shape.bands()];
    long start = section.firstWord();
    for (int b = 0; b < starts.length; b++) {
      starts[b] = start;
      start += shape.bandWords() + (long) overflow[b] * WORDS;
    }
  }

  @Override
  long touch(int band, int address, int[] masks, int count) {
    int bucketWords = shape.bucketWords();
    long touched = 0;
    for (int i = 0; i < count; i++) {
      long first = starts[band] + (long) (address ^ masks[i]) * bucketWords;
      for (long at = first; at < first + bucketWords; at += WORDS) {
        touched += segments[(int) (at >>> shift)].get((int) at & mask);
      }
    }
    return touched;
  }

  @Override
  int test(
      int band,
      int address,
      int sketch,
      int limit,
      int[] masks,
      int from,
      int end,
      BandScratch scratch) {
    int lines = shape.lines();
    long start = starts[band];
    long q0 = LineTest.plane(sketch, 0);
    long q1 = LineTest.plane(sketch, 1);
    long q2 = LineTest.plane(sketch, 2);
    long q3 = LineTest.plane(sketch, 3);
    long q4 = LineTest.plane(sketch, 4);
    long q5 = LineTest.plane(sketch, 5);
    long q6 = LineTest.plane(sketch, 6);
    long q7 = LineTest.plane(sketch, 7);
    for (int i = from; i < end; i++) {
      int bucket = address ^ masks[i];
      long position = start + (long) bucket * lines * WORDS;
      boolean survived = false;
      int line = 0;
      do {
        LongBuffer words = segments[(int) (position >>> shift)];
        int at = (int) position & mask;
        long word = words.get(at);
        int passed =
            LineTest.within(
                word ^ q0,
                words.get(at + 1) ^ q1,
                words.get(at + 2) ^ q2,
                words.get(at + 3) ^ q3,
                words.get(at + 4) ^ q4,
                words.get(at + 5) ^ q5,
                words.get(at + 6) ^ q6,
                words.get(at + 7) ^ q7,
                limit);
        if (passed << 1 != 0) {
          scratch.survive(band, bucket, line * LANES, passed & filled(words, at));
          survived = true;
        }
        if (word < 0) {
          scratch.overflow(band, bucket, limit);
        }
        position += WORDS;
      } while (++line < lines);
      if (survived && scratch.full(lines)) {
        return i + 1;
      }
    }
    return end;
  }

  private static int filled(LongBuffer words, int at) {
    int count =
        LineTest.count(
            words.get(at + 1),
            words.get(at + 2),
            words.get(at + 3),
            words.get(at + 4),
            words.get(at + 5));
    return (1 << count) - 1;
  }

  @Override
  void testOverflow(
      int band,
      int line,
      int count,
      int bucket,
      int lane,
      int sketch,
      int limit,
      BandScratch scratch) {
    long position = starts[band] + shape.bandWords() + (long) line * WORDS;
    for (int i = 0; i < count; i++, position += WORDS) {
      LongBuffer words = segments[(int) (position >>> shift)];
      int at = (int) position & mask;
      int passed =
          LineTest.within(
              words.get(at) ^ LineTest.plane(sketch, 0),
              words.get(at + 1) ^ LineTest.plane(sketch, 1),
              words.get(at + 2) ^ LineTest.plane(sketch, 2),
              words.get(at + 3) ^ LineTest.plane(sketch, 3),
              words.get(at + 4) ^ LineTest.plane(sketch, 4),
              words.get(at + 5) ^ LineTest.plane(sketch, 5),
              words.get(at + 6) ^ LineTest.plane(sketch, 6),
              words.get(at + 7) ^ LineTest.plane(sketch, 7),
              limit);
      if (passed << 1 != 0) {
        scratch.survive(band, bucket, lane + i * LANES, passed & filled(words, at));
      }
    }
  }
}
