package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;

/** Writes what {@link BandPostings} reads: one distribution of all values for each band. */
final class BandSections {
  private final BandKeys keys;
  private final int size;
  private final int bands;

  BandSections(BandKeys keys) {
    this.keys = keys;
    this.size = keys.size();
    this.bands = keys.bands();
  }

  void write(IndexFileWriter file) throws IOException {
    int[][] counts = new int[bands][];
    long words = 0;
    for (int b = 0; b < bands; b++) {
      counts[b] = keys.counts(b);
      for (int count : counts[b]) {
        words += wordsOf(count);
      }
    }
    SectionOutput directories =
        section(
            file,
            SectionKind.BAND_DIRECTORY,
            (long) bands * IndexLayout.BAND_DIRECTORY,
            Integer.BYTES);
    SectionOutput sketches = section(file, SectionKind.BAND_SKETCHES, words, Long.BYTES);
    SectionOutput ids =
        section(file, SectionKind.BAND_IDS, words * BandPostings.LANES, Integer.BYTES);
    for (int b = 0; b < bands; b++) {
      writeBand(b, counts[b], directories, sketches, ids);
    }
    file.finish(directories, size);
    file.finish(sketches, size);
    file.finish(ids, size);
  }

  private SectionOutput section(
      IndexFileWriter file, SectionKind kind, long elements, int elementBytes) {
    return file.section(kind, Optional.of(keys.type()), elements * elementBytes, bands);
  }

  private static int wordsOf(int postings) {
    return (postings + BandPostings.LANES - 1) / BandPostings.LANES;
  }

  private void writeBand(
      int band, int[] counts, SectionOutput directories, SectionOutput sketches, SectionOutput ids)
      throws IOException {
    int[] cursors = new int[counts.length];
    int word = 0;
    for (int key = 0; key < counts.length; key++) {
      directories.putInt(word);
      cursors[key] = word * BandPostings.LANES;
      word += wordsOf(counts[key]);
    }
    directories.putInt(word);
    char[] sketchColumn = new char[word * BandPostings.LANES];
    int[] idColumn = new int[word * BandPostings.LANES];
    char[] key = keys.of(band);
    char[] next = keys.of(band + 1);
    for (int i = 0; i < size; i++) {
      int at = cursors[key[i]]++;
      sketchColumn[at] = next[i];
      idColumn[at] = i;
    }
    for (int cursor : cursors) {
      for (int at = cursor; at % BandPostings.LANES != 0; at++) {
        sketchColumn[at] = sketchColumn[at - 1];
        idColumn[at] = idColumn[at - 1];
      }
    }
    for (int at = 0; at < idColumn.length; at += BandPostings.LANES) {
      sketches.putLong(
          sketchColumn[at]
              | (long) sketchColumn[at + 1] << 16
              | (long) sketchColumn[at + 2] << 32
              | (long) sketchColumn[at + 3] << 48);
      for (int lane = 0; lane < BandPostings.LANES; lane++) {
        ids.putInt(idColumn[at + lane]);
      }
    }
  }
}
