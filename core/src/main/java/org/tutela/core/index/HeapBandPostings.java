package org.tutela.core.index;

import java.io.IOException;

/** Postings in arrays on the heap, three for each band. */
final class HeapBandPostings extends BandPostings {
  private static final int WORDS_PER_LINE = 8;

  /** In a band of so many words a run takes more than its two ends, two cache lines, on average. */
  private static final int LONG_RUNS = WORDS_PER_LINE * IndexLayout.BAND_KEYS;

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
  long locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at) {
    int[] directory = directories[band];
    int last = sketches[band].length;
    int[] starts = scratch.starts;
    int[] ends = scratch.ends;
    long words = 0;
    int sign = 0;
    for (int i = 0; i < count; i++) {
      int probe = key ^ masks.mask(i);
      int start = directory[probe];
      int end = directory[probe + 1];
      starts[at + i] = start;
      ends[at + i] = end;
      words += end - start;
      sign |= start | (end - start) | (last - end);
    }
    BandSearch.checkRuns(sign);
    return words;
  }

  @Override
  void touch(int band, int from, int to, BandScratch scratch) {
    long[] words = sketches[band];
    long touched = 0;
    if (words.length < LONG_RUNS) {
      for (int i = from; i < to; i++) {
        touched += words[Math.min(scratch.starts[i], words.length - 1)];
        touched += words[Math.min(scratch.ends[i], words.length - 1)];
      }
    } else {
      for (int i = from; i < to; i++) {
        int last = Math.min(scratch.ends[i], words.length - 1);
        for (int p = scratch.starts[i]; p < last; p += WORDS_PER_LINE) {
          touched += words[p];
        }
        touched += words[last];
      }
    }
    scratch.touched += touched;
  }

  @Override
  boolean filter(
      int band, int first, int end, int next, int limit, ProbeMasks masks, BandScratch scratch) {
    long[] words = sketches[band];
    long[] survivors = scratch.survivors;
    long lanes = everyLane(next);
    int found = scratch.found;
    for (int probe = scratch.probe; probe < end; probe++) {
      long limits = limits(limit - masks.weight(probe - first));
      int from = scratch.starts[probe];
      int to = Math.min(scratch.ends[probe], from + (survivors.length - found) / LANES);
      if (anyWithin(words, from, to, lanes, limits)) {
        found = survivors(band, words, from, to, lanes, limits, survivors, found);
      }
      if (to < scratch.ends[probe]) {
        scratch.starts[probe] = to;
        scratch.probe = probe;
        scratch.found = found;
        return false;
      }
    }
    scratch.probe = end;
    scratch.found = found;
    return true;
  }

  private static int survivors(
      int band,
      long[] words,
      int from,
      int to,
      long lanes,
      long limits,
      long[] survivors,
      int found) {
    int n = found;
    for (int p = from; p < to; p++) {
      for (long passed = lanesWithin(words[p], lanes, limits); passed != 0; passed &= passed - 1) {
        survivors[n++] = posting(band, p, firstLane(passed));
      }
    }
    return n;
  }

  @Override
  void resolve(BandScratch scratch) {
    for (int i = 0; i < scratch.found; i++) {
      long posting = scratch.survivors[i];
      scratch.candidates[i] = ids[bandOf(posting)][(int) withinBand(posting)];
    }
  }
}
