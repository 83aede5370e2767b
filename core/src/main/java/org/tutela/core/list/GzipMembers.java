package org.tutela.core.list;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Undoes gzip (RFC 1952), one member after the other, to the end of the file. The reader of the JDK
 * takes anything that is no member, also a damaged one, for the end, and with it all that follows.
 *
 * <p>After the last member there may be zeros, as on a tape. Everything else is damage.
 */
final class GzipMembers extends InputStream {
  private static final int CHECKSUM_OF_HEADER = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATE = 8;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer;
  private int at;
  private int end;
  private boolean ended;

  /** Reads the head of the first member. */
  GzipMembers(InputStream in, int bufferSize) throws IOException {
    this.in = in;
    this.buffer = new byte[bufferSize];
    header(take());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!ended && length > 0) {
      int n = inflate(bytes, offset, length);
      if (n > 0) {
        checksum.update(bytes, offset, n);
        return n;
      }
      if (inflater.finished()) {
        trailer();
        nextMember();
      }
    }
    return length == 0 ? 0 : -1;
  }

  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (inflater.needsInput() && !inflater.finished()) {
        fill();
        inflater.setInput(buffer, at, end - at);
        at = end;
      }
      int n = inflater.inflate(bytes, offset, length);
      if (n == 0 && inflater.needsDictionary()) {
        throw new ZipException("a dictionary");
      }
      return n;
    } catch (DataFormatException e) {
      throw (ZipException) new ZipException("damaged").initCause(e);
    }
  }

  private void trailer() throws IOException {
    at = end - inflater.getRemaining();
    if (four() != checksum.getValue() || four() != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new ZipException("another checksum or length");
    }
    checksum.reset();
    inflater.reset();
  }

  private void nextMember() throws IOException {
    int first = next();
    if (first == 0x1f) {
      header(first);
      return;
    }
    for (int b = first; b >= 0; b = next()) {
      if (b != 0) {
        throw new ZipException("something follows the last member");
      }
    }
    ended = true;
  }

  private void header(int first) throws IOException {
    boolean magic = first == 0x1f && take() == 0x8b && take() == DEFLATE;
    int flags = take();
    if (!magic || (flags & RESERVED) != 0) {
      throw new ZipException("no member");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      int low = take();
      skip(take() << 8 | low);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & CHECKSUM_OF_HEADER) != 0) {
      skip(2);
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      take();
    }
  }

  private void skipText() throws IOException {
    int c;
    do {
      c = take();
    } while (c != 0);
  }

  private long four() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      number |= (long) take() << shift;
    }
    return number;
  }

  private void fill() throws IOException {
    if (next() < 0) {
      throw new EOFException();
    }
    at--;
  }

  private int take() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int next() throws IOException {
    if (at == end) {
      end = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
      if (end == 0) {
        return -1;
      }
    }
    return buffer[at++] & 0xff;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
