package org.tutela.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes that are appended and then read at any place. Small amounts stay in memory; more goes to a
 * temporary file. One thread at a time.
 */
public final class ByteSpool implements Closeable {
  private static final int LARGEST = 1 << 18;

  private byte[] open = new byte[1 << 12];
  private int filled;
  private long written;
  private Optional<FileChannel> file = Optional.empty();

  /** {@return how many bytes there are} */
  public long length() {
    return written + filled;
  }

  /**
   * Appends bytes.
   *
   * @param bytes holds them
   * @param from the first one
   * @param count how many
   * @throws IOException if the temporary file cannot be written
   */
  public void append(byte[] bytes, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (filled == open.length) {
        makeRoom();
      }
      int part = Math.min(count - done, open.length - filled);
      System.arraycopy(bytes, from + done, open, filled, part);
      filled += part;
      done += part;
    }
  }

  private void makeRoom() throws IOException {
    if (open.length < LARGEST) {
      open = Arrays.copyOf(open, 2 * open.length);
      return;
    }
    if (file.isEmpty()) {
      file = Optional.of(TemporaryFile.open());
    }
    ByteBuffer buffer = ByteBuffer.wrap(open, 0, filled);
    while (buffer.hasRemaining()) {
      written += file.get().write(buffer, written);
    }
    filled = 0;
  }

  /**
   * Reads bytes.
   *
   * @param position of the first one
   * @param into takes them
   * @param count how many at most
   * @return how many there were, fewer only at the end
   * @throws IOException if the temporary file cannot be read
   */
  public int read(long position, byte[] into, int count) throws IOException {
    int n = (int) Math.min(count, length() - position);
    int fromFile = (int) Math.max(0, Math.min(n, written - position));
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, fromFile);
    while (buffer.hasRemaining()) {
      if (file.orElseThrow().read(buffer, position + buffer.position()) < 0) {
        throw new IOException("the temporary file was cut off");
      }
    }
    if (fromFile < n) {
      System.arraycopy(open, (int) (position + fromFile - written), into, fromFile, n - fromFile);
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
