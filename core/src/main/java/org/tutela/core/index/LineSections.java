package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;
import org.tutela.core.spool.ByteSpool;

/** Writes what {@link LineSearch} reads, from front to back. */
final class LineSections {
  private final HashType type;
  private final BandKeys keys;
  private final BandShape shape;

  LineSections(HashType type, BandKeys keys, BandShape shape) {
    this.type = type;
    this.keys = keys;
    this.shape = shape;
  }

  /** {@return how values are cut into keys: the address of a bucket, and behind it the sketch} */
  static BandKeys.Cut cut(BandShape shape) {
    return new BandKeys.Cut() {
      @Override
      public int bands() {
        return shape.bands();
      }

      @Override
      public int bucketBits(int band) {
        return shape.addressBits();
      }

      @Override
      public int restBits() {
        return Bands.BITS;
      }

      @Override
      public int key(long[] permuted, int at, int band) {
        int key = Bands.key(permuted, at, band);
        int next = Bands.key(permuted, at, band + 1 < shape.bands() ? band + 1 : 0);
        return shape.address(key) << Bands.BITS | shape.sketch(key, next);
      }
    };
  }

  void write(IndexFileWriter file) throws IOException {
    int bands = shape.bands();
    long words = bands * shape.bandWords();
    long entries = bands;
    for (int b = 0; b < bands; b++) {
      for (int count : keys.counts(b)) {
        int lines = overflowLines(count);
        words += (long) lines * BandLines.WORDS;
        entries += lines > 0 ? 1 : 0;
      }
    }
    long overflowLength = (bands + 1L) * Integer.BYTES + entries * 2 * Integer.BYTES;
    int size = keys.size();
    SectionOutput directories =
        section(file, SectionKind.BAND_DIRECTORY, BandPostings.directoryLength(shape));
    SectionOutput overflow = section(file, SectionKind.BAND_OVERFLOW, overflowLength);
    SectionOutput lines = section(file, SectionKind.BAND_LINES, words * Long.BYTES);
    SectionOutput ids = section(file, SectionKind.BAND_IDS, BandPostings.idLength(shape, size));
    writeOverflow(overflow);
    for (int b = 0; b < bands; b++) {
      int start = 0;
      for (int count : keys.counts(b)) {
        directories.putInt(start);
        start += count;
      }
      directories.putInt(start);
      try (Band band = new Band(keys.counts(b), lines, ids)) {
        keys.forEach(b, band);
        band.finish();
      }
    }
    ids.put(new byte[1], 0, 1);
    file.finish(directories, size);
    file.finish(overflow, size);
    file.finish(lines, size);
    file.finish(ids, size);
  }

  private SectionOutput section(IndexFileWriter file, SectionKind kind, long length) {
    return file.section(
        kind, Optional.of(type), length, shape.bands(), shape.addressBits(), shape.lines());
  }

  private int overflowLines(int count) {
    int beyond = count - shape.capacity();
    return beyond <= 0 ? 0 : (beyond + BandLines.LANES - 1) / BandLines.LANES;
  }

  private void writeOverflow(SectionOutput out) throws IOException {
    int entries = 0;
    out.putInt(entries);
    for (int b = 0; b < shape.bands(); b++) {
      for (int count : keys.counts(b)) {
        entries += overflowLines(count) > 0 ? 1 : 0;
      }
      out.putInt(++entries);
    }
    for (int b = 0; b < shape.bands(); b++) {
      int[] counts = keys.counts(b);
      int line = 0;
      for (int bucket = 0; bucket < counts.length; bucket++) {
        int lines = overflowLines(counts[bucket]);
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

  /** The lines of one band, bucket after bucket; what overflows is held back until the end. */
  private final class Band implements BandKeys.Postings, AutoCloseable {
    private final int[] counts;
    private final SectionOutput lines;
    private final SectionOutput ids;
    private final int idBytes = BandPostings.idBytes(keys.size());
    private final ByteSpool overflow = new ByteSpool();
    private final char[] sketches = new char[BandLines.LANES];
    private final byte[] line = new byte[BandLines.WORDS * Long.BYTES];
    private int bucket;
    private int linesOfBucket;
    private int filled;

    Band(int[] counts, SectionOutput lines, SectionOutput ids) {
      this.counts = counts;
      this.lines = lines;
      this.ids = ids;
    }

    @Override
    public void take(long[] postings, int from, int to) throws IOException {
      for (int i = from; i < to; i++) {
        long posting = postings[i];
        int address = (int) (posting >>> (Integer.SIZE + Bands.BITS));
        while (bucket < address) {
          finishBucket();
        }
        if (filled == BandLines.LANES) {
          writeLine();
        }
        sketches[filled++] = (char) (posting >>> Integer.SIZE);
        ids.put((int) posting, idBytes);
      }
    }

    private void finishBucket() throws IOException {
      while (filled > 0 || linesOfBucket < shape.lines()) {
        writeLine();
      }
      linesOfBucket = 0;
      bucket++;
    }

    private void writeLine() throws IOException {
      boolean more = linesOfBucket == 0 && counts[bucket] > shape.capacity();
      for (int lane = 0; lane < BandLines.LANES; lane++) {
        put(lane, lane < filled ? sketches[lane] : 0);
      }
      put(BandLines.LANES, LineTag.of(filled, more));
      filled = 0;
      if (linesOfBucket++ < shape.lines()) {
        lines.put(line, 0, line.length);
      } else {
        overflow.append(line, 0, line.length);
      }
    }

    private void put(int place, int number) {
      line[2 * place] = (byte) number;
      line[2 * place + 1] = (byte) (number >>> Byte.SIZE);
    }

    void finish() throws IOException {
      while (bucket < counts.length) {
        finishBucket();
      }
      byte[] part = new byte[1 << 16];
      for (long at = 0; at < overflow.length(); ) {
        int count = overflow.read(at, part, part.length);
        lines.put(part, 0, count);
        at += count;
      }
    }

    @Override
    public void close() throws IOException {
      overflow.close();
    }
  }
}
