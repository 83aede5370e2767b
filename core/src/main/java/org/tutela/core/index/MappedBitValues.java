package org.tutela.core.index;

/** Bit strings in a mapped file. */
final class MappedBitValues extends BitValues {
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
    long[] chunk = scratch.chunk(words());
    int most = chunk.length / words();
    int asked = 0;
    for (int first = 0; first < size(); ) {
      if (first - asked >= VALUES_PER_QUESTION) {
        asked = first;
        if (scratch.stop()) {
          return;
        }
      }
      int count = Math.min(most, size() - first);
      bytes.copy((long) first * words() * Long.BYTES, chunk, count * words());
      if (scan(chunk, 0, count, words(), first, query, radius, hits)) {
        return;
      }
      first += count;
    }
  }
}
