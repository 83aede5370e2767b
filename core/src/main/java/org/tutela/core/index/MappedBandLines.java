package org.tutela.core.index;

import java.nio.LongBuffer;

/** Lines in a mapped file. They lie at multiples of their size, so none straddles two segments. */
final class MappedBandLines extends BandLines {
  private final LongBuffer[] segments;
  private final int shift;
  private final int mask;
  private final long[] starts;

  /** Takes a section whose bands have so many lines beyond those of their buckets. */
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
  void place(int band, int address, int[] masks, int count, long[] places, int at) {
    long start = starts[band];
    int bucketWords = shape.bucketWords();
    if (bucketWords == WORDS) {
      for (int i = 0; i < count; i++) {
        places[at + i] = start + (long) (address ^ masks[i]) * WORDS;
      }
      return;
    }
    for (int i = 0, n = at; i < count; i++) {
      long bucket = start + (long) (address ^ masks[i]) * bucketWords;
      for (int word = 0; word < bucketWords; word += WORDS) {
        places[n++] = bucket + word;
      }
    }
  }

  @Override
  void place(int band, int line, int count, long[] places) {
    for (int i = 0; i < count; i++) {
      places[i] = starts[band] + (line + (long) i) * WORDS;
    }
  }

  @Override
  long touch(int band, long[] places, int from, int end) {
    long touched = 0;
    if (!together(band)) {
      for (int i = from; i < end; i++) {
        touched += segments[(int) (places[i] >>> shift)].get((int) places[i] & mask);
      }
      return touched;
    }
    LongBuffer words = segments[(int) (starts[band] >>> shift)];
    for (int i = from; i < end; i++) {
      touched += words.get((int) places[i] & mask);
    }
    return touched;
  }

  @Override
  long touchEnds(int band, long[] places, int from, int end) {
    return 0;
  }

  /** {@return whether all lines of a band lie in one segment, as nearly always} */
  private boolean together(int band) {
    return starts[band] >>> shift == (starts[band + 1] - 1) >>> shift;
  }

  @Override
  boolean copy(int band, long[] places, int from, int count, long sketch, LineFrame frame) {
    long[] copies = frame.words;
    boolean together = together(band);
    LongBuffer words = segments[(int) (starts[band] >>> shift)];
    long all = 0;
    for (int i = from, at = frame.size() * WORDS; i < from + count; i++, at += WORDS) {
      if (!together) {
        words = segments[(int) (places[i] >>> shift)];
      }
      int line = (int) places[i] & mask;
      copies[at] = words.get(line) ^ sketch;
      copies[at + 1] = words.get(line + 1) ^ sketch;
      copies[at + 2] = words.get(line + 2) ^ sketch;
      copies[at + 3] = words.get(line + 3) ^ sketch;
      copies[at + 4] = words.get(line + 4) ^ sketch;
      copies[at + 5] = words.get(line + 5) ^ sketch;
      copies[at + 6] = words.get(line + 6) ^ sketch;
      long last = words.get(line + 7);
      copies[at + 7] = last ^ sketch;
      all |= last;
    }
    return LineTag.overflows(all);
  }

  @Override
  int told(long last) {
    return LineStarts.UNKNOWN;
  }

  @Override
  int beginning(int band, int bucket) {
    throw new IllegalStateException("no mapped line tells");
  }
}
