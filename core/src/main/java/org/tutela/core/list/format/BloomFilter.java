package org.tutela.core.list.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReasonCode;

/**
 * A Bloom filter in the format of DCSO, version 1, as CIRCL publishes hashes of known files. It
 * answers whether a text may have been put into it; it cannot be listed. Immutable; takes its bits
 * of memory. A question costs one multiplication and one look per hash function.
 *
 * <p>The text counts letter by letter: CIRCL puts SHA-1 in as upper-case hexadecimal.
 *
 * <p>Layout and hash functions are those of the DCSO implementation (github.com/DCSO/bloom): six
 * little-endian words, of which the third is a double, the words of the filter, then data of the
 * publisher. The hash is FNV-1 of 64 bits, from which each further one is derived by a
 * multiplication modulo a prime.
 */
public final class BloomFilter {
  private static final int HEADER = 6 * Long.BYTES;
  private static final int BLOCK_WORDS = 1 << 13;
  private static final int MAX_FUNCTIONS = 128;
  private static final int MAX_DATA = 1 << 20;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long MODULUS = -59L; // 18446744073709551557, as an unsigned number
  private static final long GENERATOR = -1469L; // 18446744073709550147

  private final long capacity;
  private final double probability;
  private final int functions;
  private final long bits;
  private final long elements;
  private final long[] words;

  private BloomFilter(Writer writer) {
    this.capacity = writer.capacity;
    this.probability = writer.probability;
    this.functions = writer.functions;
    this.bits = writer.bits;
    this.elements = writer.elements;
    this.words = writer.words.clone();
  }

  private BloomFilter(ByteBuffer header, long[] words) {
    this.capacity = header.getLong(8);
    this.probability = header.getDouble(16);
    this.functions = (int) header.getLong(24);
    this.bits = header.getLong(32);
    this.elements = header.getLong(40);
    this.words = words;
  }

  /**
   * {@return the filter in a file}
   *
   * @param source the file, in gzip or not
   * @throws ListFormatException if it is no such filter, or cut off
   * @throws IOException if it cannot be read
   */
  public static BloomFilter read(ListSource source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), 1 << 16)) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
      checkHeader(source, header);
      long count = (header.getLong(32) + 63) / 64;
      // Grows with what is there, so that a header alone allocates nothing.
      long[] words = new long[(int) Math.min(count, BLOCK_WORDS)];
      for (long done = 0; done < count; ) {
        int block = (int) Math.min(BLOCK_WORDS, count - done);
        byte[] bytes = in.readNBytes(block * Long.BYTES);
        if (bytes.length < block * Long.BYTES) {
          throw bad(source, ReasonCode.BAD_HEADER, "fewer bits than the header says");
        }
        if (done + block > words.length) {
          words = Arrays.copyOf(words, (int) Math.min(count, 2L * words.length));
        }
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asLongBuffer()
            .get(words, (int) done, block);
        done += block;
      }
      if (in.readNBytes(MAX_DATA + 1).length > MAX_DATA) {
        throw bad(source, ReasonCode.LIMIT_EXCEEDED, "more than 1 MiB behind the filter");
      }
      return new BloomFilter(header, words);
    }
  }

  private static void checkHeader(ListSource source, ByteBuffer header) throws IOException {
    if (header.capacity() < HEADER || (header.getLong(0) & 0xff) != 1) {
      throw bad(source, ReasonCode.BAD_MAGIC, "not a DCSO Bloom filter of version 1");
    }
    long k = header.getLong(24);
    long m = header.getLong(32);
    double p = header.getDouble(16);
    if (k < 1 || k > MAX_FUNCTIONS) {
      throw bad(source, ReasonCode.BAD_HEADER, "an impossible number of hash functions");
    }
    if (m < 1 || m / 64 >= Integer.MAX_VALUE - 8) {
      throw bad(source, ReasonCode.BAD_HEADER, "an impossible number of bits");
    }
    if (header.getLong(8) < 1 || header.getLong(40) < 0 || !(p > 0 && p < 1)) {
      throw bad(source, ReasonCode.BAD_HEADER, "an impossible capacity or probability");
    }
  }

  private static ListFormatException bad(ListSource source, ReasonCode code, String message) {
    return new ListFormatException(
        code, source.name(), "offset 0", message + "; fetch the file again");
  }

  /**
   * {@return whether the text may be in the filter; false means that it is not}
   *
   * @param text in the spelling of the publisher
   */
  public boolean mightContain(String text) {
    long hash = first(text);
    for (int i = 0; i < functions; i++) {
      hash = next(hash);
      long bit = Long.remainderUnsigned(hash, bits);
      if ((words[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  private static long first(String text) {
    return Long.remainderUnsigned(fnv1(text.getBytes(StandardCharsets.UTF_8)), MODULUS);
  }

  private static long next(long hash) {
    return Long.remainderUnsigned(hash * GENERATOR, MODULUS);
  }

  private static long fnv1(byte[] bytes) {
    long hash = FNV_OFFSET;
    for (byte b : bytes) {
      hash = hash * FNV_PRIME ^ (b & 0xff);
    }
    return hash;
  }

  /**
   * Writes the filter in the format of DCSO, version 1.
   *
   * @param out stays open
   * @throws IOException if it cannot be written
   */
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(1).putLong(capacity).putDouble(probability);
    header.putLong(functions).putLong(bits).putLong(elements);
    out.write(header.array());
    byte[] block = new byte[BLOCK_WORDS * Long.BYTES];
    for (int from = 0; from < words.length; from += BLOCK_WORDS) {
      int count = Math.min(BLOCK_WORDS, words.length - from);
      ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(words, from, count);
      out.write(block, 0, count * Long.BYTES);
    }
  }

  /** Fills a filter. Not safe for several threads; takes the memory of its bits. */
  public static final class Writer {
    private final long capacity;
    private final double probability;
    private final int functions;
    private final long bits;
    private final long[] words;
    private long elements;

    /**
     * Begins an empty filter. Its bits and hash functions are the best for these two (Bloom 1970),
     * rounded as the implementation of DCSO does.
     *
     * @param capacity how many values it is made for, 1 or more
     * @param probability the share of other values that it may take for its own, over 0 and under 1
     * @throws IllegalArgumentException if one is out of range, or the filter would exceed 16 GiB
     */
    public Writer(long capacity, double probability) {
      if (capacity < 1 || !(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException(
            "a Bloom filter has a capacity of 1 or more and a probability between 0 and 1");
      }
      double ln2 = Math.log(2);
      this.capacity = capacity;
      this.probability = probability;
      double size = Math.abs(Math.ceil(capacity * Math.log(probability) / (ln2 * ln2)));
      this.functions = (int) Math.ceil(ln2 * size / capacity);
      if (size / 64 >= Integer.MAX_VALUE - 8 || functions > MAX_FUNCTIONS) {
        throw new IllegalArgumentException(
            "a Bloom filter that is too large: raise the probability");
      }
      this.bits = (long) size;
      this.words = new long[(int) ((bits + 63) / 64)];
    }

    /**
     * Puts a value in. One that seems to be in already is not counted again.
     *
     * @param text in the spelling that will be asked for
     */
    public void add(String text) {
      long hash = first(text);
      boolean fresh = false;
      for (int i = 0; i < functions; i++) {
        hash = next(hash);
        long bit = Long.remainderUnsigned(hash, bits);
        fresh |= (words[(int) (bit >>> 6)] & 1L << bit) == 0;
        words[(int) (bit >>> 6)] |= 1L << bit;
      }
      elements += fresh ? 1 : 0;
    }

    /** {@return the filter as it is now} */
    public BloomFilter filter() {
      return new BloomFilter(this);
    }
  }

  /** {@return how many values it was made for} */
  public long capacity() {
    return capacity;
  }

  /** {@return the share of other values that it takes for its own when full} */
  public double falsePositiveProbability() {
    return probability;
  }

  /** {@return how many values were put in} */
  public long elements() {
    return elements;
  }

  @Override
  public String toString() {
    return "n=%d;p=%s;k=%d;m=%d;N=%d".formatted(capacity, probability, functions, bits, elements);
  }
}
