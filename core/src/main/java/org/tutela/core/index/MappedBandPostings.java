package org.tutela.core.index;

/** Postings in a mapped file: runs are copied out and tested on the heap. */
final class MappedBandPostings extends BandPostings {
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
  long locate(int band, int key, ProbeMasks masks, int count, BandScratch scratch, int at) {
    long base = (long) band * IndexLayout.BAND_DIRECTORY * Integer.BYTES;
    int last = words(band);
    long words = 0;
    int sign = 0;
    for (int i = 0; i < count; i++) {
      long probe = base + (long) (key ^ masks.mask(i)) * Integer.BYTES;
      // Start and end are neighbours: one read gives both.
      long run = directories.longAt(probe);
      int start = (int) run;
      int end = (int) (run >>> Integer.SIZE);
      scratch.starts[at + i] = start;
      scratch.ends[at + i] = end;
      words += end - start;
      sign |= start | (end - start) | (last - end);
    }
    BandSearch.checkRuns(sign);
    return words;
  }

  private int words(int band) {
    return (int) (firstWords[band + 1] - firstWords[band]);
  }

  @Override
  void touch(int band, int from, int to, BandScratch scratch) {
    long touched = 0;
    int last = words(band) - 1;
    for (int i = from; i < to; i++) {
      long first = firstWords[band] + Math.min(scratch.starts[i], last);
      long end = firstWords[band] + Math.min(scratch.ends[i], last);
      touched += sketches.rawLong(first * Long.BYTES) + sketches.rawLong(end * Long.BYTES);
    }
    scratch.touched += touched;
  }

  @Override
  boolean filter(
      int band, int first, int end, int next, int limit, ProbeMasks masks, BandScratch scratch) {
    long lanes = everyLane(next);
    for (; scratch.probe < end; scratch.probe++) {
      int probe = scratch.probe;
      long limits = limits(limit - masks.weight(probe - first));
      int from = scratch.starts[probe];
      int room = (scratch.survivors.length - scratch.found) / LANES;
      int length = Math.min(scratch.ends[probe] - from, room);
      long[] run = scratch.run(length);
      sketches.copy((firstWords[band] + from) * Long.BYTES, run, length);
      if (anyWithin(run, 0, length, lanes, limits)) {
        addSurvivors(band, from, length, lanes, limits, scratch);
      }
      if (from + length < scratch.ends[probe]) {
        scratch.starts[probe] = from + length;
        return false;
      }
    }
    return true;
  }

  private static void addSurvivors(
      int band, int first, int length, long lanes, long limits, BandScratch scratch) {
    for (int i = 0; i < length; i++) {
      for (long passed = lanesWithin(scratch.run[i], lanes, limits);
          passed != 0;
          passed &= passed - 1) {
        scratch.survivors[scratch.found++] = posting(band, first + i, firstLane(passed));
      }
    }
  }

  @Override
  void resolve(BandScratch scratch) {
    for (int i = 0; i < scratch.found; i++) {
      long posting = scratch.survivors[i];
      long first = firstWords[bandOf(posting)] * LANES;
      scratch.candidates[i] = ids.intAt((first + withinBand(posting)) * Integer.BYTES);
    }
  }
}
