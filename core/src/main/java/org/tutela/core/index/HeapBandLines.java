package org.tutela.core.index;

import java.io.IOException;

/**
 * Lines in arrays on the heap. The collectors for larger heaps (G1, ZGC, Shenandoah) put a large
 * array at the start of a region; its header takes two words, and the first line begins six words
 * later, so that no line straddles two cache lines. With other collectors it may, which costs time
 * and nothing else.
 */
final class HeapBandLines extends BandLines {
  private static final int ALIGNED = 6;

  private final long[][] blocks;
  private final int[] starts;

  private HeapBandLines(BandShape shape, long[][] blocks, int[] starts) {
    super(shape);
    this.blocks = blocks;
    this.starts = starts;
  }

  /**
   * {@return the lines of a section, read and checked}
   *
   * @param input the section
   * @param shape of the bands
   * @param overflow lines beyond the buckets, for each band
   * @param most words of a block, unless one band is longer
   */
  static HeapBandLines read(SectionInput input, BandShape shape, int[] overflow, long most)
      throws IOException {
    int bands = shape.bands();
    long[][] blocks = new long[bands][];
    int[] starts = new int[bands];
    LongReader words = new LongReader(input);
    for (int first = 0, end; first < bands; first = end) {
      long length = ALIGNED;
      for (end = first; end < bands; end++) {
        long band = shape.bandWords() + (long) overflow[end] * WORDS;
        if (end > first && length + band > most) {
          break;
        }
        starts[end] = Math.toIntExact(length);
        length += band;
      }
      long[] block = new long[Math.toIntExact(length)];
      for (int i = ALIGNED; i < block.length; i++) {
        block[i] = words.next();
      }
      java.util.Arrays.fill(blocks, first, end, block);
    }
    input.finish();
    return new HeapBandLines(shape, blocks, starts);
  }

  @Override
  long touch(int band, int address, int[] masks, int count) {
    long[] words = blocks[band];
    int start = starts[band];
    int bucketWords = shape.bucketWords();
    long touched = 0;
    if (bucketWords == WORDS) {
      for (int i = 0; i < count; i++) {
        int at = start + (address ^ masks[i]) * WORDS;
        touched += words[at] + words[at + WORDS - 1];
      }
      return touched;
    }
    for (int i = 0; i < count; i++) {
      int at = start + (address ^ masks[i]) * bucketWords;
      for (int w = 0; w < bucketWords; w += WORDS) {
        touched += words[at + w];
      }
      touched += words[at + bucketWords - 1];
    }
    return touched;
  }

  @Override
  void test(
      int band, int address, int sketch, int limit, int[] masks, int from, int end, int[] passed) {
    int lines = shape.lines();
    if (lines > 1) {
      for (int i = from, n = 0; i < end; i++, n += lines) {
        test(band, (address ^ masks[i]) * lines, lines, sketch, limit, passed, n);
      }
      return;
    }
    long[] words = blocks[band];
    int start = starts[band];
    long q0 = LineTest.plane(sketch, 0);
    long q1 = LineTest.plane(sketch, 1);
    long q2 = LineTest.plane(sketch, 2);
    long q3 = LineTest.plane(sketch, 3);
    long q4 = LineTest.plane(sketch, 4);
    long q5 = LineTest.plane(sketch, 5);
    long q6 = LineTest.plane(sketch, 6);
    long q7 = LineTest.plane(sketch, 7);
    for (int i = from; i < end; i++) {
      int at = start + (address ^ masks[i]) * WORDS;
      long word = words[at];
      int within =
          LineTest.within(
              word ^ q0,
              words[at + 1] ^ q1,
              words[at + 2] ^ q2,
              words[at + 3] ^ q3,
              words[at + 4] ^ q4,
              words[at + 5] ^ q5,
              words[at + 6] ^ q6,
              words[at + 7] ^ q7,
              limit);
      passed[i - from] = LineTest.passed(within, word);
    }
  }

  @Override
  void test(int band, int line, int count, int sketch, int limit, int[] passed) {
    test(band, line, count, sketch, limit, passed, 0);
  }

  private void test(int band, int line, int count, int sketch, int limit, int[] passed, int to) {
    long[] words = blocks[band];
    int start = starts[band] + line * WORDS;
    long q0 = LineTest.plane(sketch, 0);
    long q1 = LineTest.plane(sketch, 1);
    long q2 = LineTest.plane(sketch, 2);
    long q3 = LineTest.plane(sketch, 3);
    long q4 = LineTest.plane(sketch, 4);
    long q5 = LineTest.plane(sketch, 5);
    long q6 = LineTest.plane(sketch, 6);
    long q7 = LineTest.plane(sketch, 7);
    for (int i = 0; i < count; i++) {
      int at = start + i * WORDS;
      long word = words[at];
      int within =
          LineTest.within(
              word ^ q0,
              words[at + 1] ^ q1,
              words[at + 2] ^ q2,
              words[at + 3] ^ q3,
              words[at + 4] ^ q4,
              words[at + 5] ^ q5,
              words[at + 6] ^ q6,
              words[at + 7] ^ q7,
              limit);
      passed[to + i] = LineTest.passed(within, word);
    }
  }

  @Override
  long read(int band, int line, int count) {
    long[] words = blocks[band];
    int from = starts[band] + line * WORDS;
    long read = 0;
    for (int at = from; at < from + count * WORDS; at += WORDS) {
      read += words[at];
    }
    return read;
  }

  @Override
  int filled(int band, int line) {
    long[] words = blocks[band];
    int at = starts[band] + line * WORDS;
    return LineTest.filled(
        words[at + 1], words[at + 2], words[at + 3], words[at + 4], words[at + 5]);
  }
}
