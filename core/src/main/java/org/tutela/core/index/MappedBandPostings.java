package org.tutela.core.index;

/** Postings in a mapped file: runs are copied out and tested on the heap. */
final class MappedBandPostings extends BandPostings {
  private final MappedBytes directories;
  private final MappedBytes sketches;
  private final MappedBytes ids;

  MappedBandPostings(
      MappedBytes directories, MappedBytes sketches, MappedBytes ids, int bands, int size) {
    super(bands, size);
    this.directories = directories;
    this.sketches = sketches;
    this.ids = ids;
  }

  @Override
  void locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at) {
    long base = (long) band * IndexLayout.BAND_DIRECTORY * Integer.BYTES;
    for (int i = 0; i < count; i++) {
      long probe = base + (long) (key ^ masks.mask(i)) * Integer.BYTES;
      scratch.starts[at + i] = directories.intAt(probe);
      scratch.ends[at + i] = directories.intAt(probe + Integer.BYTES);
    }
  }

  @Override
  void touch(int band, int from, int to, BandScratch scratch) {
    int touched = 0;
    for (int i = from; i < to; i++) {
      touched += sketches.intAt(position(band, Math.min(scratch.starts[i], size() - 1)));
    }
    scratch.touched += touched;
  }

  @Override
  int filter(
      int band, int start, int end, int next, int two, int three, BandScratch scratch, int found) {
    int length = end - start;
    int[] run = scratch.run(length);
    sketches.copy(position(band, start), run, length);
    int survivors = found;
    if (anyWithin(run, 0, length, next, three)) {
      for (int i = 0; i < length; i++) {
        if (passes(run[i] ^ next, two, three)) {
          scratch.survivors[survivors++] = ids.intAt(position(band, start + i));
        }
      }
    }
    return survivors;
  }

  private long position(int band, int posting) {
    return ((long) band * size() + posting) * Integer.BYTES;
  }
}
