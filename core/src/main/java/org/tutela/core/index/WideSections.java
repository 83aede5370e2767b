package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes what {@link WideSearch} reads, from front to back. */
final class WideSections {
  private final HashType type;
  private final BandKeys keys;
  private final WideShape shape;

  WideSections(HashType type, BandKeys keys, WideShape shape) {
    this.type = type;
    this.keys = keys;
    this.shape = shape;
  }

  /** {@return how values are cut into keys, which are their buckets} */
  static BandKeys.Cut cut(WideShape shape) {
    return new BandKeys.Cut() {
      @Override
      public int bands() {
        return shape.bands();
      }

      @Override
      public int bucketBits(int band) {
        return shape.width(band);
      }

      @Override
      public int restBits() {
        return 0;
      }

      @Override
      public int key(long[] permuted, int at, int band) {
        return shape.key(permuted, at, band);
      }
    };
  }

  void write(IndexFileWriter file) throws IOException {
    int bands = shape.bands();
    int size = keys.size();
    SectionOutput groups =
        section(file, SectionKind.WIDE_GROUPS, shape.groupsBefore(bands) * Integer.BYTES);
    SectionOutput runs =
        section(file, SectionKind.WIDE_RUNS, shape.runWordsBefore(bands, size) * Long.BYTES);
    SectionOutput ids = section(file, SectionKind.WIDE_IDS, shape.idLength(size));
    BitOutput packed = new BitOutput(ids);
    for (int b = 0; b < bands; b++) {
      Band band = new Band(1 << shape.width(b), groups, runs, packed, WideShape.idBits(size));
      keys.forEach(b, band);
      band.finish(shape.runWords(b, size));
    }
    packed.finish();
    ids.put(new byte[Long.BYTES], 0, (int) (shape.idLength(size) - ids.length()));
    file.finish(groups, size);
    file.finish(runs, size);
    file.finish(ids, size);
  }

  private SectionOutput section(IndexFileWriter file, SectionKind kind, long length) {
    return file.section(kind, Optional.of(type), length, shape.bands());
  }

  /** The runs of one band: for each key a one for each posting, then a zero. */
  private static final class Band implements BandKeys.Postings {
    private static final int GROUP_MASK = (1 << WideShape.GROUP_BITS) - 1;

    private final int keys;
    private final SectionOutput groups;
    private final SectionOutput runs;
    private final BitOutput ids;
    private final int idBits;
    private int key;
    private long word;
    private long bit;

    Band(int keys, SectionOutput groups, SectionOutput runs, BitOutput ids, int idBits)
        throws IOException {
      this.keys = keys;
      this.groups = groups;
      this.runs = runs;
      this.ids = ids;
      this.idBits = idBits;
      groups.putInt(0);
    }

    @Override
    public void take(long[] postings, int from, int to) throws IOException {
      for (int i = from; i < to; i++) {
        closeUpTo((int) (postings[i] >>> Integer.SIZE));
        word |= 1L << bit;
        advance();
        ids.put((int) postings[i], idBits);
      }
    }

    private void closeUpTo(int next) throws IOException {
      while (key < next) {
        key++;
        advance();
        if ((key & GROUP_MASK) == 0 && key < keys) {
          groups.putInt((int) bit);
        }
      }
    }

    private void advance() throws IOException {
      if ((++bit & (Long.SIZE - 1)) == 0) {
        runs.putLong(word);
        word = 0;
      }
    }

    void finish(long words) throws IOException {
      closeUpTo(keys);
      for (long written = bit / Long.SIZE; written < words; written++) {
        runs.putLong(word);
        word = 0;
      }
    }
  }

  /** Numbers of a few bits one after another, the lowest bits first. */
  private static final class BitOutput {
    private final SectionOutput out;
    private long pending;
    private int bits;

    BitOutput(SectionOutput out) {
      this.out = out;
    }

    void put(int value, int count) throws IOException {
      pending |= Integer.toUnsignedLong(value) << bits;
      bits += count;
      if (bits >= Integer.SIZE) {
        out.putInt((int) pending);
        pending >>>= Integer.SIZE;
        bits -= Integer.SIZE;
      }
    }

    void finish() throws IOException {
      for (; bits > 0; bits -= Byte.SIZE, pending >>>= Byte.SIZE) {
        out.put((int) pending, Byte.BYTES);
      }
    }
  }
}
