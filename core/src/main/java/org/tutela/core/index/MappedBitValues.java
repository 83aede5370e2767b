package org.tutela.core.index;

import java.nio.LongBuffer;

/** Bit strings in a mapped file. */
final class MappedBitValues extends BitValues {
  private final MappedBytes bytes;
  private final LongBuffer[] segments;

  MappedBitValues(MappedBytes bytes, int size, int words) {
    super(size, words);
    this.bytes = bytes;
    this.segments = bytes.words();
  }

  @Override
  long word(int index, int word) {
    return bytes.longAt(((long) index * words() + word) * Long.BYTES);
  }

  @Override
  int distance(int index, long[] query, int radius) {
    long at = (long) index * words() * Long.BYTES;
    int distance = 0;
    for (int w = 0; w < words() && distance <= radius; w++) {
      distance += Long.bitCount(bytes.longAt(at + (long) w * Long.BYTES) ^ query[w]);
    }
    return distance;
  }

  @Override
  long touch(int[] candidates, int count) {
    long touched = 0;
    long stride = (long) words() * Long.BYTES;
    for (int i = 0; i < count; i++) {
      touched += bytes.longAt(candidates[i] * stride);
    }
    return touched;
  }

  @Override
  void scan(long[] query, int radius, BandScratch scratch, HitBuffer hits) {
    int asked = 0;
    for (int first = 0, count; first < size(); first += count) {
      if (first - asked >= VALUES_PER_QUESTION) {
        asked = first;
        if (scratch.stop()) {
          return;
        }
      }
      count = Math.min(VALUES_PER_QUESTION, size() - first);
      if (words() == 4) {
        count = Math.min(count, inSegment(first));
        if (scan256(first, count, query, radius, hits)) {
          return;
        }
      } else {
        long[] chunk = scratch.chunk(words());
        count = Math.min(count, chunk.length / words());
        bytes.copy((long) first * words() * Long.BYTES, chunk, count * words());
        if (scan(chunk, 0, count, words(), first, query, radius, hits)) {
          return;
        }
      }
    }
  }

  /** {@return how many values of four words lie in one segment from this one on} */
  private int inSegment(int first) {
    int shift = bytes.wordShift();
    long word = bytes.firstWord() + 4L * first;
    return (int) (((((word >>> shift) + 1) << shift) - word) >>> 2);
  }

  /** Compares in place: a copy would cost more than the comparison. */
  private boolean scan256(int first, int count, long[] query, int radius, HitBuffer hits) {
    long word = bytes.firstWord() + 4L * first;
    LongBuffer words = segments[(int) (word >>> bytes.wordShift())];
    int from = (int) (word & ((1L << bytes.wordShift()) - 1));
    int end = from + 4 * count;
    for (int at = next(words, from, end, query, radius);
        at < end;
        at = next(words, at + 4, end, query, radius)) {
      int distance = 0;
      for (int w = 0; w < 4; w++) {
        distance += Long.bitCount(words.get(at + w) ^ query[w]);
      }
      if (hits.offer(first + ((at - from) >> 2), distance)) {
        return true;
      }
    }
    return false;
  }

  /** {@return where the next value within the radius starts, or the end} */
  private static int next(LongBuffer words, int from, int end, long[] query, int radius) {
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    int at = from;
    for (; at < end; at += 4) {
      int half = Long.bitCount(words.get(at) ^ q0) + Long.bitCount(words.get(at + 1) ^ q1);
      if (half <= radius
          && half + Long.bitCount(words.get(at + 2) ^ q2) + Long.bitCount(words.get(at + 3) ^ q3)
              <= radius) {
        return at;
      }
    }
    return end;
  }
}
