package org.tutela.core.index;

/** Postings in a mapped file: runs are copied out and tested on the heap. */
final class MappedBandPostings extends BandPostings {
  /** A bulk copy costs as much as reading so many words one by one. */
  private static final int SHORT_RUN = 12;

  private final MappedBytes directories;
  private final MappedBytes sketches;
  private final MappedBytes ids;
  private final long[] firstWords;

  MappedBandPostings(MappedBytes directories, MappedBytes sketches, MappedBytes ids, int bands) {
    super(bands);
    this.directories = directories;
    this.sketches = sketches;
    this.ids = ids;
    this.firstWords = new long[bands + 1];
    for (int b = 0; b < bands; b++) {
      long last = ((long) (b + 1) * IndexLayout.BAND_DIRECTORY - 1) * Integer.BYTES;
      firstWords[b + 1] = firstWords[b] + directories.intAt(last);
    }
  }

  @Override
  int words(int band) {
    return (int) (firstWords[band + 1] - firstWords[band]);
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
    long touched = 0;
    int last = words(band) - 1;
    for (int i = from; i < to; i++) {
      long first = firstWords[band] + Math.min(scratch.starts[i], last);
      long end = firstWords[band] + Math.min(scratch.ends[i], last);
      touched += sketches.longAt(first * Long.BYTES) + sketches.longAt(end * Long.BYTES);
    }
    scratch.touched += touched;
  }

  @Override
  int filter(int band, int start, int end, int next, int limit, BandScratch scratch, int found) {
    int length = end - start;
    long[] run = scratch.run(length);
    long first = (firstWords[band] + start) * Long.BYTES;
    if (length <= SHORT_RUN) {
      for (int i = 0; i < length; i++) {
        run[i] = sketches.longAt(first + (long) i * Long.BYTES);
      }
    } else {
      sketches.copy(first, run, length);
    }
    long lanes = everyLane(next);
    long limits = limits(limit);
    int survivors = found;
    if (anyWithin(run, 0, length, lanes, limits)) {
      for (int i = 0; i < length; i++) {
        for (long passed = lanesWithin(run[i], lanes, limits); passed != 0; passed &= passed - 1) {
          scratch.survivors[survivors++] = posting(band, start + i, firstLane(passed));
        }
      }
    }
    return survivors;
  }

  @Override
  void resolve(BandScratch scratch, int found) {
    for (int i = 0; i < found; i++) {
      long posting = scratch.survivors[i];
      long first = firstWords[bandOf(posting)] * LANES;
      scratch.candidates[i] = ids.intAt((first + withinBand(posting)) * Integer.BYTES);
    }
  }
}
