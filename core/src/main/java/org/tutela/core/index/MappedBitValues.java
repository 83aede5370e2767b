package org.tutela.core.index;

import java.nio.ByteBuffer;

/** Bit strings in a mapped file. */
final class MappedBitValues extends BitValues {
  private static final int VALUE = 4 * Long.BYTES;

  private final MappedBytes bytes;

  MappedBitValues(MappedBytes bytes, int size, int words) {
    super(size, words);
    this.bytes = bytes;
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
        if (scan256(first, count, query, radius, scratch.candidates, hits)) {
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
    return (int) (bytes.inSegment((long) first * VALUE) / VALUE);
  }

  /** Compares in place: a copy would cost more than the comparison. */
  private boolean scan256(
      int first, int count, long[] query, int radius, int[] found, HitBuffer hits) {
    ByteBuffer segment = bytes.segment((long) first * VALUE);
    int start = bytes.offset((long) first * VALUE);
    for (int from = 0; from < count; from += found.length) {
      int to = Math.min(count, from + found.length);
      int matches = within(segment, start, from, to, query, radius, found);
      for (int i = 0; i < matches; i++) {
        int at = start + found[i] * VALUE;
        int distance = 0;
        for (int w = 0; w < 4; w++) {
          distance += Long.bitCount(segment.getLong(at + w * Long.BYTES) ^ query[w]);
        }
        if (hits.offer(first + found[i], distance)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Finds the values within the radius, {@code from} to {@code to} behind a start, in a loop that
   * calls nothing: so the compiler keeps the bounds of the segment in registers.
   */
  private static int within(
      ByteBuffer segment, int start, int from, int to, long[] query, int radius, int[] found) {
    long q0 = query[0];
    long q1 = query[1];
    long q2 = query[2];
    long q3 = query[3];
    int matches = 0;
    for (int i = from, at = start + from * VALUE; i < to; i++, at += VALUE) {
      int distance =
          Long.bitCount(segment.getLong(at) ^ q0) + Long.bitCount(segment.getLong(at + 8) ^ q1);
      if (distance > radius) {
        continue;
      }
      distance +=
          Long.bitCount(segment.getLong(at + 16) ^ q2)
              + Long.bitCount(segment.getLong(at + 24) ^ q3);
      if (distance <= radius) {
        found[matches++] = i;
      }
    }
    return matches;
  }
}
