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
  void copy(int band, long[] places, int from, int end, long[] frame) {
    if (!together(band)) {
      for (int i = from, at = 0; i < end; i++, at += WORDS) {
        copy(segments[(int) (places[i] >>> shift)], (int) places[i] & mask, frame, at);
      }
      return;
    }
    LongBuffer words = segments[(int) (starts[band] >>> shift)];
    for (int i = from, at = 0; i < end; i++, at += WORDS) {
      copy(words, (int) places[i] & mask, frame, at);
    }
  }

  /** Copies one line word by word; a bulk copy has more to check than to do. */
  private static void copy(LongBuffer words, int line, long[] frame, int at) {
    frame[at] = words.get(line);
    frame[at + 1] = words.get(line + 1);
    frame[at + 2] = words.get(line + 2);
    frame[at + 3] = words.get(line + 3);
    frame[at + 4] = words.get(line + 4);
    frame[at + 5] = words.get(line + 5);
    frame[at + 6] = words.get(line + 6);
    frame[at + 7] = words.get(line + 7);
  }

  @Override
  int told(long[] frame, int at) {
    return LineStarts.UNKNOWN;
  }

  @Override
  int beginning(int band, int bucket) {
    throw new IllegalStateException("no mapped line tells");
  }
}
