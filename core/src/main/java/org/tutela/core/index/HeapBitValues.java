package org.tutela.core.index;

import java.io.IOException;

/** Bit strings on the heap, in blocks, so that no array is larger than Java allows. */
final class HeapBitValues extends BitValues {
  private final long[][] blocks;
  private final int shift;
  private final int mask;

  private HeapBitValues(long[][] blocks, int shift, int size, int words) {
    super(size, words);
    this.blocks = blocks;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
  }

  /** {@return the values of a section, read and checked, in blocks of {@code 1 << shift} values} */
  static HeapBitValues read(SectionInput input, int size, int words, int shift) throws IOException {
    long[][] blocks = new long[(int) (((long) size + (1L << shift) - 1) >>> shift)][];
    for (int i = 0; i < blocks.length; i++) {
      int values = (int) Math.min(1L << shift, size - ((long) i << shift));
      blocks[i] = new long[values * words];
    }
    LongReader longs = new LongReader(input);
    for (long[] block : blocks) {
      for (int i = 0; i < block.length; i++) {
        block[i] = longs.next();
      }
    }
    input.finish();
    return new HeapBitValues(blocks, shift, size, words);
  }

  @Override
  long word(int index, int word) {
    return blocks[index >>> shift][(index & mask) * words() + word];
  }

  @Override
  int distance(int index, long[] query, int radius) {
    long[] block = blocks[index >>> shift];
    int at = (index & mask) * words();
    if (words() == 4) {
      // Half of the values straddle two cache lines, and the first half of a value nearly always
      // tells that it is too far away.
      int half = Long.bitCount(block[at] ^ query[0]) + Long.bitCount(block[at + 1] ^ query[1]);
      return half > radius
          ? half
          : half
              + Long.bitCount(block[at + 2] ^ query[2])
              + Long.bitCount(block[at + 3] ^ query[3]);
    }
    int distance = 0;
    for (int w = 0; w < words() && distance <= radius; w++) {
      distance += Long.bitCount(block[at + w] ^ query[w]);
    }
    return distance;
  }

  @Override
  long touch(int[] candidates, int count) {
    long touched = 0;
    int stride = words();
    for (int i = 0; i < count; i++) {
      int index = candidates[i];
      touched += blocks[index >>> shift][(index & mask) * stride];
    }
    return touched;
  }

  @Override
  void scan(long[] query, int radius, BandScratch scratch, HitBuffer hits) {
    for (int first = 0; first < size(); ) {
      if (first > 0 && scratch.stop()) {
        return;
      }
      long[] block = blocks[first >>> shift];
      int from = (first & mask) * words();
      int count = Math.min(VALUES_PER_QUESTION, (block.length - from) / words());
      if (scan(block, from, count, words(), first, query, radius, hits)) {
        return;
      }
      first += count;
    }
  }
}
