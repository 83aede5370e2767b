package org.tutela.core.index;

/**
 * Which value a posting is. The numbers of the postings of a band follow its buckets, and within a
 * bucket its lanes. Safe for any number of threads.
 */
final class BandPostings {
  private final BandShape shape;
  private final int size;
  private final int idBytes;
  private final int idMask;
  private final SectionBytes directories;
  private final SectionBytes ids;

  BandPostings(BandShape shape, int size, SectionBytes directories, SectionBytes ids) {
    this.shape = shape;
    this.size = size;
    this.idBytes = idBytes(size);
    this.idMask = idBytes == Integer.BYTES ? -1 : (1 << (Byte.SIZE * idBytes)) - 1;
    this.directories = directories;
    this.ids = ids;
  }

  /** {@return how many bytes the number of a value takes} */
  static int idBytes(int size) {
    return size <= 1 << 24 ? 3 : Integer.BYTES;
  }

  /** {@return how many bytes the numbers take; whole ones are read, so one more follows} */
  static long idLength(BandShape shape, int size) {
    return (long) shape.bands() * size * idBytes(size) + Byte.BYTES;
  }

  /** {@return how many bytes the directories take} */
  static long directoryLength(BandShape shape) {
    return shape.bands() * (shape.buckets() + 1L) * Integer.BYTES;
  }

  /** {@return the number of the first posting of a bucket} */
  static int start(SectionBytes directories, BandShape shape, int band, int bucket) {
    return directories.intAt((band * (shape.buckets() + 1L) + bucket) * Integer.BYTES);
  }

  /**
   * Looks up the values of some survivors, in stages, so that the cache misses of each overlap.
   *
   * @param lines know where groups of buckets begin
   * @param survivors made by {@link BandScratch#posting} and {@link BandScratch#told}; they are
   *     used up
   * @param from the first one
   * @param count how many
   * @param candidates takes the numbers of the values
   */
  void resolve(BandLines lines, long[] survivors, int from, int count, int[] candidates) {
    for (int i = from; i < from + count; i++) {
      long survivor = survivors[i];
      int band = BandScratch.band(survivor);
      int posting =
          BandScratch.isTold(survivor)
              ? lines.beginning(band, BandScratch.bucket(survivor)) + (int) survivor
              : posting(survivor);
      survivors[i] = (long) band * size + posting;
    }
    for (int i = 0; i < count; i++) {
      int id = ids.intAt(survivors[from + i] * idBytes) & idMask;
      if (id < 0 || id >= size) {
        throw new IndexOutOfBoundsException("a posting names no value");
      }
      candidates[i] = id;
    }
  }

  private int posting(long survivor) {
    long entry = BandScratch.band(survivor) * (shape.buckets() + 1L) + BandScratch.bucket(survivor);
    // Start and end are neighbours: one read gives both.
    long run = directories.longAt(entry * Integer.BYTES);
    int posting = (int) run + (int) survivor;
    if (posting < (int) run || posting >= (int) (run >>> Integer.SIZE) || posting >= size) {
      throw new IndexOutOfBoundsException("a posting is out of range");
    }
    return posting;
  }
}
