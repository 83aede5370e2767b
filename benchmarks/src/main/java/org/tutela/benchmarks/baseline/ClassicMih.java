package org.tutela.benchmarks.baseline;

/**
 * Multi-index hashing in its textbook form: 16 bands of 16 bits, every hash filed once a band, all
 * buckets within distance 1 of the query's band probed, every candidate verified by fetching its
 * hash at random.
 *
 * <p>Exact for radii up to 31: a hash that close differs by at most 1 bit in some band. Norouzi,
 * Punjani, Fleet: "Fast Search in Hamming Space with Multi-Index Hashing", CVPR 2012.
 */
public final class ClassicMih {
  private static final int BANDS = 16;
  private static final int KEYS = 1 << 16;

  private final long[] words;
  private final int[] directory;
  private final int[] ids;
  private final int[] found = new int[1 << 16];

  /**
   * Builds the postings.
   *
   * @param words four to a hash
   */
  public ClassicMih(long[] words) {
    this.words = words;
    int count = words.length / 4;
    directory = new int[BANDS * (KEYS + 1)];
    ids = new int[BANDS * count];
    for (int band = 0; band < BANDS; band++) {
      fill(band, count);
    }
  }

  private void fill(int band, int count) {
    int base = band * (KEYS + 1);
    for (int id = 0; id < count; id++) {
      directory[base + 1 + key(words, 4 * id, band)]++;
    }
    int start = band * count;
    for (int key = 0; key <= KEYS; key++) {
      start += directory[base + key];
      directory[base + key] = start;
    }
    int[] next = new int[KEYS];
    System.arraycopy(directory, base, next, 0, KEYS);
    for (int id = 0; id < count; id++) {
      ids[next[key(words, 4 * id, band)]++] = id;
    }
  }

  private static int key(long[] words, int at, int band) {
    return (int) (words[at + (band >> 2)] >>> ((band & 3) << 4)) & 0xffff;
  }

  /**
   * {@return how many hashes lie within the radius of a query}
   *
   * @param query holds the query at {@code at}, four words
   * @param at where the query starts
   * @param radius the largest distance that counts, up to 31
   */
  public int count(long[] query, int at, int radius) {
    int matches = 0;
    for (int band = 0; band < BANDS; band++) {
      int base = band * (KEYS + 1);
      int key = key(query, at, band);
      matches = probe(base + key, query, at, radius, matches);
      for (int bit = 0; bit < 16; bit++) {
        matches = probe(base + (key ^ 1 << bit), query, at, radius, matches);
      }
    }
    return matches;
  }

  private int probe(int bucket, long[] query, int at, int radius, int matchesSoFar) {
    int matches = matchesSoFar;
    long q0 = query[at];
    long q1 = query[at + 1];
    long q2 = query[at + 2];
    long q3 = query[at + 3];
    for (int p = directory[bucket], end = directory[bucket + 1]; p < end; p++) {
      int i = 4 * ids[p];
      int distance = Long.bitCount(words[i] ^ q0) + Long.bitCount(words[i + 1] ^ q1);
      if (distance > radius) {
        continue;
      }
      distance += Long.bitCount(words[i + 2] ^ q2) + Long.bitCount(words[i + 3] ^ q3);
      if (distance <= radius && isNew(ids[p], matches)) {
        found[matches++] = ids[p];
      }
    }
    return matches;
  }

  private boolean isNew(int id, int matches) {
    for (int i = 0; i < matches; i++) {
      if (found[i] == id) {
        return false;
      }
    }
    return true;
  }
}
