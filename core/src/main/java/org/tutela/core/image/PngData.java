package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The contents of the IDAT chunks of a walked PNG file, found again one after another: a file of
 * millions of them needs no list.
 *
 * @param chunks the file from its first IDAT chunk on
 */
record PngData(ByteBuffer chunks) implements Iterable<ByteBuffer> {
  static final int IDAT = 0x49444154;

  @Override
  public Iterator<ByteBuffer> iterator() {
    ByteBuffer in = chunks.duplicate();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (in.remaining() > 8) {
          if (in.getInt(in.position() + 4) == IDAT && in.getInt(in.position()) != 0) {
            return true;
          }
          skip();
        }
        return false;
      }

      @Override
      public ByteBuffer next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int start = in.position() + 8;
        ByteBuffer content = in.slice(start, (int) Math.min(length(), in.limit() - start));
        skip();
        return content;
      }

      private long length() {
        return Integer.toUnsignedLong(in.getInt(in.position()));
      }

      private void skip() {
        in.position((int) Math.min(in.limit(), in.position() + 12 + length()));
      }
    };
  }
}
