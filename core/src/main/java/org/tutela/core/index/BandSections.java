package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes what {@link BandPostings} reads: one distribution of all values for each band. */
final class BandSections {
  private final HashType type;
  private final int size;
  private final int bands;
  private final char[][] keys;

  BandSections(HashType type, ValueLog values, int[] records, long seed) {
    this.type = type;
    this.size = records.length;
    int words = type.bytes() / Long.BYTES;
    this.bands = Bands.count(words);
    this.keys = new char[bands][size];
    BitPermutation permutation = BitPermutation.of(seed, words);
    long[] word = new long[words];
    for (int i = 0; i < size; i++) {
      for (int w = 0; w < words; w++) {
        word[w] = values.word(records[i], w);
      }
      permutation.apply(word, 0, word);
      for (int b = 0; b < bands; b++) {
        keys[b][i] = (char) Bands.key(word, b);
      }
    }
  }

  void write(IndexFileWriter file) throws IOException {
    int[][] counts = new int[bands][];
    long words = 0;
    for (int b = 0; b < bands; b++) {
      counts[b] = counts(keys[b]);
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
    return file.section(kind, Optional.of(type), elements * elementBytes, bands);
  }

  private static int wordsOf(int postings) {
    return (postings + BandPostings.LANES - 1) / BandPostings.LANES;
  }

  private static int[] counts(char[] keys) {
    int[] counts = new int[IndexLayout.BAND_KEYS];
    for (char key : keys) {
      counts[key]++;
    }
    return counts;
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
    char[] key = keys[band];
    char[] next = keys[(band + 1) % bands];
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
