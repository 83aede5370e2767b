package org.tutela.core.index;

import java.io.IOException;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** Writes what {@link WideSearch} reads: one distribution of all values for each band. */
final class WideSections {
  private final HashType type;
  private final int size;
  private final long[] permuted;
  private final WideShape shape;
  private final int words;

  WideSections(HashType type, SortedValues values, long seed) {
    this.type = type;
    this.size = values.size();
    this.words = type.bytes() / Long.BYTES;
    this.shape = WideShape.of(words, size);
    this.permuted = new long[Math.multiplyExact(size, words)];
    BitPermutation permutation = BitPermutation.of(seed, words);
    long[] value = new long[words];
    for (int i = 0; i < size; i++) {
      for (int w = 0; w < words; w++) {
        value[w] = values.word(i, w);
      }
      permutation.apply(value, 0, value);
      System.arraycopy(value, 0, permuted, i * words, words);
    }
  }

  void write(IndexFileWriter file) throws IOException {
    int bands = shape.bands();
    SectionOutput groups =
        section(file, SectionKind.WIDE_GROUPS, shape.groupsBefore(bands) * Integer.BYTES);
    SectionOutput runs =
        section(file, SectionKind.WIDE_RUNS, shape.runWordsBefore(bands, size) * Long.BYTES);
    SectionOutput ids = section(file, SectionKind.WIDE_IDS, shape.idLength(size));
    BitOutput packed = new BitOutput(ids);
    for (int b = 0; b < bands; b++) {
      writeBand(b, groups, runs, packed);
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

  private void writeBand(int band, SectionOutput groups, SectionOutput runs, BitOutput ids)
      throws IOException {
    int[] keys = keys(band);
    int[] ends = new int[(1 << shape.width(band)) + 1];
    for (int key : keys) {
      ends[key + 1]++;
    }
    long[] bits = new long[Math.toIntExact(shape.runWords(band, size))];
    for (int key = 0; key < ends.length - 1; key++) {
      int start = ends[key];
      long bit = (long) start + key;
      if ((key & ((1 << WideShape.GROUP_BITS) - 1)) == 0) {
        groups.putInt((int) bit);
      }
      for (int n = ends[key + 1]; n > 0; n--, bit++) {
        bits[(int) (bit >>> 6)] |= 1L << bit;
      }
      ends[key + 1] += start;
    }
    for (long word : bits) {
      runs.putLong(word);
    }
    int[] postings = new int[size];
    for (int i = 0; i < size; i++) {
      postings[ends[keys[i]]++] = i;
    }
    for (int posting : postings) {
      ids.put(posting, WideShape.idBits(size));
    }
  }

  private int[] keys(int band) {
    int[] keys = new int[permuted.length / words];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = shape.key(permuted, i * words, band);
    }
    return keys;
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
