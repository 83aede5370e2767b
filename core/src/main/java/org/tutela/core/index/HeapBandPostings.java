package org.tutela.core.index;

import java.io.IOException;

/** Postings in arrays on the heap, three for each band. */
final class HeapBandPostings extends BandPostings {
  private final int[][] directories;
  private final long[][] sketches;
  private final int[][] ids;

  private HeapBandPostings(int[][] directories, long[][] sketches, int[][] ids) {
    super(directories.length);
    this.directories = directories;
    this.sketches = sketches;
    this.ids = ids;
  }

  /** {@return the postings of three sections, read and checked; the sketches have so many words} */
  static HeapBandPostings read(
      SectionInput directoryInput,
      SectionInput sketchInput,
      SectionInput idInput,
      int bands,
      long words)
      throws IOException {
    int[][] directories = new int[bands][IndexLayout.BAND_DIRECTORY];
    LongReader numbers = new LongReader(directoryInput);
    for (int[] directory : directories) {
      for (int i = 0; i < directory.length; i++) {
        directory[i] = numbers.nextInt();
      }
    }
    directoryInput.finish();
    int[] lengths = lengths(directories, words);
    long[][] sketches = new long[bands][];
    numbers = new LongReader(sketchInput);
    for (int b = 0; b < bands; b++) {
      sketches[b] = new long[lengths[b]];
      for (int i = 0; i < lengths[b]; i++) {
        sketches[b][i] = numbers.next();
      }
    }
    sketchInput.finish();
    int[][] ids = new int[bands][];
    numbers = new LongReader(idInput);
    for (int b = 0; b < bands; b++) {
      ids[b] = new int[lengths[b] * LANES];
      for (int i = 0; i < ids[b].length; i++) {
        ids[b][i] = numbers.nextInt();
      }
    }
    idInput.finish();
    return new HeapBandPostings(directories, sketches, ids);
  }

  private static int[] lengths(int[][] directories, long words) {
    int[] lengths = new int[directories.length];
    long total = 0;
    for (int b = 0; b < lengths.length; b++) {
      lengths[b] = directories[b][IndexLayout.BAND_KEYS];
      if (lengths[b] < 0) {
        throw new IndexOutOfBoundsException("a band has a negative length");
      }
      total += lengths[b];
    }
    if (total != words) {
      throw new IndexOutOfBoundsException("the bands do not fill their section");
    }
    return lengths;
  }

  @Override
  int words(int band) {
    return sketches[band].length;
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
    long[] words = sketches[band];
    long touched = 0;
    for (int i = from; i < to; i++) {
      touched += words[Math.min(scratch.starts[i], words.length - 1)];
      touched += words[Math.min(scratch.ends[i], words.length - 1)];
    }
    scratch.touched += touched;
  }

  @Override
  int filter(int band, int start, int end, int next, int limit, BandScratch scratch, int found) {
    long[] words = sketches[band];
    long lanes = everyLane(next);
    long limits = limits(limit);
    int survivors = found;
    if (anyWithin(words, start, end, lanes, limits)) {
      for (int p = start; p < end; p++) {
        for (long passed = lanesWithin(words[p], lanes, limits);
            passed != 0;
            passed &= passed - 1) {
          scratch.survivors[survivors++] = posting(band, p, firstLane(passed));
        }
      }
    }
    return survivors;
  }

  @Override
  void resolve(BandScratch scratch, int found) {
    for (int i = 0; i < found; i++) {
      long posting = scratch.survivors[i];
      scratch.candidates[i] = ids[bandOf(posting)][(int) withinBand(posting)];
    }
  }
}
