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
    long postings = (long) bands * size * Integer.BYTES;
    SectionOutput directories =
        file.section(
            SectionKind.BAND_DIRECTORY,
            Optional.of(type),
            (long) bands * IndexLayout.BAND_DIRECTORY * Integer.BYTES,
            bands,
            Integer.BYTES);
    SectionOutput sketches =
        file.section(SectionKind.BAND_SKETCHES, Optional.of(type), postings, bands, Integer.BYTES);
    SectionOutput ids =
        file.section(SectionKind.BAND_IDS, Optional.of(type), postings, bands, Integer.BYTES);
    int[] sketchColumn = new int[size];
    int[] idColumn = new int[size];
    for (int b = 0; b < bands; b++) {
      int[] starts = starts(keys[b]);
      for (int start : starts) {
        directories.putInt(start);
      }
      distribute(b, starts, sketchColumn, idColumn);
      for (int i = 0; i < size; i++) {
        sketches.putInt(sketchColumn[i]);
        ids.putInt(idColumn[i]);
      }
    }
    file.finish(directories, size);
    file.finish(sketches, size);
    file.finish(ids, size);
  }

  private static int[] starts(char[] keys) {
    int[] starts = new int[IndexLayout.BAND_DIRECTORY];
    for (char key : keys) {
      starts[key + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private void distribute(int band, int[] starts, int[] sketchColumn, int[] idColumn) {
    int[] cursors = starts.clone();
    char[] key = keys[band];
    char[] next = keys[(band + 1) % bands];
    char[] afterNext = keys[(band + 2) % bands];
    for (int i = 0; i < size; i++) {
      int at = cursors[key[i]]++;
      sketchColumn[at] = next[i] | afterNext[i] << 16;
      idColumn[at] = i;
    }
  }
}
