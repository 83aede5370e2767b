package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Writes what {@link LineSearch} reads: one distribution of all values for each band. */
final class BandSections {
  private final BandKeys keys;
  private final int size;
  private final BandShape shape;
  private final int[] rows = new int[16];

  BandSections(BandKeys keys, BandShape shape) {
    this.keys = keys;
    this.size = keys.size();
    this.shape = shape;
  }

  void write(IndexFileWriter file) throws IOException {
    int bands = shape.bands();
    int[][] starts = new int[bands][];
    long words = bands * shape.bandWords();
    long entries = bands;
    for (int b = 0; b < bands; b++) {
      starts[b] = starts(b);
      for (int bucket = 0; bucket < shape.buckets(); bucket++) {
        int lines = overflowLines(starts[b], bucket);
        words += (long) lines * BandLines.WORDS;
        entries += lines > 0 ? 1 : 0;
      }
    }
    SectionOutput directories =
        section(file, SectionKind.BAND_DIRECTORY, BandPostings.directoryLength(shape));
    SectionOutput overflow =
        section(
            file,
            SectionKind.BAND_OVERFLOW,
            (bands + 1L) * Integer.BYTES + entries * 2 * Integer.BYTES);
    SectionOutput lines = section(file, SectionKind.BAND_LINES, words * Long.BYTES);
    SectionOutput ids = section(file, SectionKind.BAND_IDS, BandPostings.idLength(shape, size));
    writeOverflow(starts, overflow);
    for (int b = 0; b < bands; b++) {
      for (int start : starts[b]) {
        directories.putInt(start);
      }
      writeBand(b, starts[b], lines, ids);
    }
    ids.put(new byte[1], 0, 1);
    file.finish(directories, size);
    file.finish(overflow, size);
    file.finish(lines, size);
    file.finish(ids, size);
  }

  private SectionOutput section(IndexFileWriter file, SectionKind kind, long length) {
    return file.section(
        kind, Optional.of(keys.type()), length, shape.bands(), shape.addressBits(), shape.lines());
  }

  /** {@return for each bucket the number of its first posting, and the end of the last} */
  private int[] starts(int band) {
    int[] starts = new int[shape.buckets() + 1];
    for (char key : keys.of(band)) {
      starts[shape.address(key) + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  private int overflowLines(int[] starts, int bucket) {
    int beyond = starts[bucket + 1] - starts[bucket] - shape.capacity();
    return beyond <= 0 ? 0 : (beyond + BandLines.LANES - 1) / BandLines.LANES;
  }

  private void writeOverflow(int[][] starts, SectionOutput out) throws IOException {
    int entries = 0;
    out.putInt(entries);
    for (int[] band : starts) {
      for (int bucket = 0; bucket < shape.buckets(); bucket++) {
        entries += overflowLines(band, bucket) > 0 ? 1 : 0;
      }
      out.putInt(++entries);
    }
    for (int[] band : starts) {
      int line = 0;
      for (int bucket = 0; bucket < shape.buckets(); bucket++) {
        int lines = overflowLines(band, bucket);
        if (lines > 0) {
          out.putInt(bucket);
          out.putInt(line);
          line += lines;
        }
      }
      out.putInt(shape.buckets());
      out.putInt(line);
    }
  }

  private void writeBand(int band, int[] starts, SectionOutput lines, SectionOutput ids)
      throws IOException {
    char[] sketches = new char[size];
    int[] values = new int[size];
    int[] cursors = starts.clone();
    char[] key = keys.of(band);
    char[] next = keys.of(band + 1);
    for (int i = 0; i < size; i++) {
      int at = cursors[shape.address(key[i])]++;
      sketches[at] = (char) shape.sketch(key[i], next[i]);
      values[at] = i;
    }
    for (int value : values) {
      ids.put(value, BandPostings.idBytes(size));
    }
    long[] line = new long[BandLines.WORDS];
    for (int bucket = 0; bucket < shape.buckets(); bucket++) {
      int end = Math.min(starts[bucket + 1], starts[bucket] + shape.capacity());
      for (int i = 0; i < shape.lines(); i++) {
        boolean more = i == 0 && end < starts[bucket + 1];
        writeLine(sketches, starts[bucket] + i * BandLines.LANES, end, more, line, lines);
      }
    }
    for (int bucket = 0; bucket < shape.buckets(); bucket++) {
      for (int i = 0; i < overflowLines(starts, bucket); i++) {
        int from = starts[bucket] + shape.capacity() + i * BandLines.LANES;
        writeLine(sketches, from, starts[bucket + 1], false, line, lines);
      }
    }
  }

  private void writeLine(
      char[] sketches, int from, int end, boolean more, long[] line, SectionOutput out)
      throws IOException {
    int count = Math.max(0, Math.min(BandLines.LANES, end - from));
    LineTest.write(sketches, from, count, more, rows, line, 0);
    for (long word : line) {
      out.putLong(word);
    }
  }
}
