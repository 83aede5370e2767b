package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;

/** Writes what {@link CompactSearch} reads. */
final class CompactSections {
  private final BandKeys keys;
  private final int size;

  CompactSections(BandKeys keys) {
    this.keys = keys;
    this.size = keys.size();
  }

  void write(IndexFileWriter file) throws IOException {
    long bands = keys.bands();
    SectionOutput directories =
        section(
            file, SectionKind.BAND_DIRECTORY, bands * IndexLayout.BAND_DIRECTORY * Integer.BYTES);
    SectionOutput lows = section(file, SectionKind.BAND_LOWS, bands * size * Short.BYTES);
    SectionOutput highs =
        section(file, SectionKind.BAND_HIGHS, bands * CompactSearch.highWords(size) * Long.BYTES);
    for (int b = 0; b < bands; b++) {
      writeBand(b, directories, lows, highs);
    }
    file.finish(directories, size);
    file.finish(lows, size);
    file.finish(highs, size);
  }

  private SectionOutput section(IndexFileWriter file, SectionKind kind, long length) {
    return file.section(kind, Optional.of(keys.type()), length, keys.bands());
  }

  private void writeBand(
      int band, SectionOutput directories, SectionOutput lows, SectionOutput highs)
      throws IOException {
    int[] counts = keys.counts(band);
    int[] cursors = new int[counts.length];
    int start = 0;
    for (int key = 0; key < counts.length; key++) {
      directories.putInt(start);
      cursors[key] = start;
      start += counts[key];
    }
    directories.putInt(start);
    int[] ids = new int[size];
    char[] column = keys.of(band);
    for (int i = 0; i < size; i++) {
      ids[cursors[column[i]]++] = i;
    }
    long[] bits = new long[Math.toIntExact(CompactSearch.highWords(size))];
    int zeros = CompactSearch.zeros(size);
    for (int key = 0, posting = 0; key < counts.length; key++) {
      for (int n = counts[key]; n > 0; n--, posting++) {
        lows.putShort((short) ids[posting]);
        long bit = posting + (long) key * zeros + (ids[posting] >>> Short.SIZE);
        bits[(int) (bit / Long.SIZE)] |= 1L << bit;
      }
    }
    for (long word : bits) {
      highs.putLong(word);
    }
  }
}
