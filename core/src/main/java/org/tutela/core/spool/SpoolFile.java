package org.tutela.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows of a fixed number of longs, kept in 256 parts by the first byte of the first long. Each part
 * comes back in the order in which its rows went in. Small amounts stay in memory; the rest goes to
 * a temporary file that only its owner may read and that is deleted on closing.
 *
 * <p>Keys that are spread evenly make parts of even size, which then fit in memory one by one.
 */
public final class SpoolFile implements Closeable {
  /** How many parts there are. */
  public static final int PARTS = 256;

  private static final int BLOCK = 1024;
  private static final int FIRST = 16;

  private final int width;
  private final int blockLength;
  private final ByteBuffer bytes;
  private final Part[] parts = new Part[PARTS];
  private Optional<FileChannel> file = Optional.empty();
  private int blocks;

  /** Takes one row, which lies in the array from an offset on. */
  public interface Rows {
    /**
     * Takes a row.
     *
     * @param values the array that it is in
     * @param offset where it begins
     */
    void row(long[] values, int offset);
  }

  private static final class Part {
    private long[] open;
    private int length;
    private int[] written = {};
    private int writtenCount;

    Part(int width) {
      open = new long[FIRST * width];
    }
  }

  /**
   * Begins without rows.
   *
   * @param width how many longs a row has
   */
  public SpoolFile(int width) {
    this.width = width;
    this.blockLength = BLOCK / width * width;
    this.bytes = ByteBuffer.allocate(blockLength * Long.BYTES);
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part(width);
    }
  }

  /**
   * Adds a row.
   *
   * @param row as many longs as the width
   * @throws IOException if the temporary file cannot be written
   */
  public void add(long... row) throws IOException {
    Part part = parts[(int) (row[0] >>> 56)];
    if (part.length == part.open.length) {
      if (part.length == blockLength) {
        write(part);
      } else {
        part.open = Arrays.copyOf(part.open, Math.min(blockLength, 2 * part.length));
      }
    }
    System.arraycopy(row, 0, part.open, part.length, width);
    part.length += width;
  }

  private void write(Part part) throws IOException {
    bytes.clear().asLongBuffer().put(part.open);
    FileChannel channel = channel();
    long at = (long) blocks * bytes.capacity();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    if (part.writtenCount == part.written.length) {
      part.written = Arrays.copyOf(part.written, Math.max(8, 2 * part.writtenCount));
    }
    part.written[part.writtenCount++] = blocks++;
    part.length = 0;
  }

  private FileChannel channel() throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(TemporaryFile.open());
    }
    return file.get();
  }

  /**
   * Gives back the rows of one part, in the order in which they were added.
   *
   * @param index of the part, 0 to 255
   * @param rows takes them
   * @throws IOException if the temporary file cannot be read
   */
  public void forEach(int index, Rows rows) throws IOException {
    Part part = parts[index];
    long[] block = new long[blockLength];
    for (int i = 0; i < part.writtenCount; i++) {
      long at = (long) part.written[i] * bytes.capacity();
      bytes.clear();
      while (bytes.hasRemaining()) {
        int n = channel().read(bytes, at);
        if (n < 0) {
          throw new IOException("the temporary file was cut off");
        }
        at += n;
      }
      bytes.flip().asLongBuffer().get(block);
      give(block, blockLength, rows);
    }
    give(part.open, part.length, rows);
  }

  private void give(long[] values, int length, Rows rows) {
    for (int at = 0; at < length; at += width) {
      rows.row(values, at);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
