package org.tutela.core.list;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Undoes gzip, refusing what is damaged and what inflates beyond all measure. */
final class GzipLayer extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  /** Up to here any ratio goes: a small file cannot hurt. */
  private static final long FREE = 64L << 20;

  /** Hexadecimal and base64 hardly reach 3, a list of near-identical names some 50. */
  private static final long MAX_RATIO = 200;

  private final String name;
  private final Counter compressed;
  private long inflated;

  private GzipLayer(String name, GZIPInputStream in, Counter compressed) {
    super(in);
    this.name = name;
    this.compressed = compressed;
  }

  /** {@return the bytes as they are, or what they inflate to} */
  static InputStream around(String name, InputStream bytes) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    if (!gzip) {
      return buffered;
    }
    Counter counter = new Counter(buffered);
    try {
      return new GzipLayer(name, new GZIPInputStream(counter, BUFFER), counter);
    } catch (EOFException | ZipException e) {
      throw damaged(name);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = in.read(bytes, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(name);
    }
    inflated += Math.max(0, n);
    if (inflated > FREE && inflated / MAX_RATIO > compressed.count) {
      throw new ListFormatException(
          ReasonCode.LIMIT_EXCEEDED,
          name,
          "",
          "the gzip inflates to more than " + MAX_RATIO + " times its size; inflate it by hand");
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] sink = new byte[(int) Math.min(BUFFER, Math.max(0, n))];
    return sink.length == 0 ? 0 : Math.max(0, read(sink, 0, sink.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private static ListFormatException damaged(String name) {
    return new ListFormatException(
        ReasonCode.BAD_COMPRESSION, name, "", "the gzip is damaged or cut off; fetch it again");
  }

  /** Counts the compressed bytes taken so far. */
  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
