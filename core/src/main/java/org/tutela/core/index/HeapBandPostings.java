package org.tutela.core.index;

import java.io.IOException;

/** Postings in arrays on the heap, three for each band. */
final class HeapBandPostings extends BandPostings {
  private final int[][] directories;
  private final int[][] sketches;
  private final int[][] ids;

  private HeapBandPostings(int[][] directories, int[][] sketches, int[][] ids, int size) {
    super(directories.length, size);
    this.directories = directories;
    this.sketches = sketches;
    this.ids = ids;
  }

  /** {@return the postings of three sections, read and checked} */
  static HeapBandPostings read(
      SectionInput directories, SectionInput sketches, SectionInput ids, int bands, int size)
      throws IOException {
    return new HeapBandPostings(
        read(directories, bands, IndexLayout.BAND_DIRECTORY),
        read(sketches, bands, size),
        read(ids, bands, size),
        size);
  }

  private static int[][] read(SectionInput input, int bands, int length) throws IOException {
    int[][] columns = new int[bands][length];
    LongReader ints = new LongReader(input);
    for (int[] column : columns) {
      for (int i = 0; i < length; i++) {
        column[i] = ints.nextInt();
      }
    }
    input.finish();
    return columns;
  }

  @Override
  void locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at) {
    int[] directory = directories[band];
    int[] starts = scratch.starts;
    int[] ends = scratch.ends;
    for (int i = 0; i < count; i++) {
      int probe = key ^ masks.mask(i);
      starts[at + i] = directory[probe];
      ends[at + i] = directory[probe + 1];
    }
  }

  @Override
  void touch(int band, int from, int to, BandScratch scratch) {
    int[] column = sketches[band];
    int touched = 0;
    for (int i = from; i < to; i++) {
      touched += column[Math.min(scratch.starts[i], column.length - 1)];
    }
    scratch.touched += touched;
  }

  @Override
  int filter(
      int band, int start, int end, int next, int two, int three, BandScratch scratch, int found) {
    int[] column = sketches[band];
    int survivors = found;
    if (anyWithin(column, start, end, next, three)) {
      for (int p = start; p < end; p++) {
        if (passes(column[p] ^ next, two, three)) {
          scratch.survivors[survivors++] = ids[band][p];
        }
      }
    }
    return survivors;
  }
}
