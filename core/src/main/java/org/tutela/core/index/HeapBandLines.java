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
      int band,
      int address,
      long[] planes,
      int limit,
      int[] masks,
      int from,
      int end,
      int[] passed) {
    long[] words = blocks[band];
    int start = starts[band];
    int bucketWords = shape.bucketWords();
    if (bucketWords == WORDS) {
      // The usual case of a million values, without a loop in a loop: 4.7 instead of 5.3 us.
      for (int i = from; i < end; i++) {
        int at = start + (address ^ masks[i]) * WORDS;
        passed[i - from] = LineTest.passed(words, at, planes, limit);
      }
      return;
    }
    for (int i = from, n = 0; i < end; i++) {
      int bucket = start + (address ^ masks[i]) * bucketWords;
      for (int at = bucket; at < bucket + bucketWords; at += WORDS) {
        passed[n++] = LineTest.passed(words, at, planes, limit);
      }
    }
  }

  @Override
  void test(int band, int line, int count, long[] planes, int limit, int[] passed) {
    long[] words = blocks[band];
    int start = starts[band] + line * WORDS;
    for (int i = 0; i < count; i++) {
      passed[i] = LineTest.passed(words, start + i * WORDS, planes, limit);
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
