package org.tutela.core.match;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Reads a buffer by copies, so that no digest intrinsic ever sees a mapped file. */
final class BufferStream extends InputStream {
  private final ByteBuffer rest;

  BufferStream(ByteBuffer content) {
    rest = content.duplicate();
  }

  @Override
  public int read() {
    return rest.hasRemaining() ? rest.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (!rest.hasRemaining()) {
      return length == 0 ? 0 : -1;
    }
    int n = Math.min(length, rest.remaining());
    rest.get(into, offset, n);
    return n;
  }
}
