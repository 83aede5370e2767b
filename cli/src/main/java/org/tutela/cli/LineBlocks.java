package org.tutela.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A stream in blocks of whole lines, each with the number of its first line, so that several
 * threads can read lines of their own. Of a line that is longer than a block only the beginning is
 * kept.
 */
final class LineBlocks implements Iterator<LineBlocks.Block> {
  /**
   * Some lines.
   *
   * @param first number of the first line, from 1
   * @param bytes whole lines, the last possibly without its end
   * @param length how many of the bytes count
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: it carries bytes to a thread.
  record Block(long first, byte[] bytes, int length) {
    /** {@return where the line that begins here ends, its end mark apart} */
    int end(int from) {
      int end = from;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      return end;
    }
  }

  /** A stream that could not be read. */
  static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    UnreadableException(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  /** Longer than any line that can be a hash. */
  static final int BLOCK = 1 << 14;

  private final InputStream in;
  private final int block;
  private byte[] rest = {};
  private long line = 1;
  private boolean ended;
  private Optional<Block> next = Optional.empty();

  /** Blocks for lines that are hashes. */
  LineBlocks(InputStream in) {
    this(in, BLOCK);
  }

  /**
   * Blocks of some size.
   *
   * @param block in bytes, more than the longest line that is to be seen whole
   */
  LineBlocks(InputStream in, int block) {
    this.in = in;
    this.block = block;
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && !ended) {
      try {
        next = read();
      } catch (IOException e) {
        throw new UnreadableException(e);
      }
    }
    return next.isPresent();
  }

  @Override
  public Block next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no more lines");
    }
    Block block = next.orElseThrow();
    next = Optional.empty();
    return block;
  }

  private Optional<Block> read() throws IOException {
    byte[] bytes = Arrays.copyOf(rest, block);
    int length = rest.length;
    int cut = lastEnd(bytes, length);
    while (cut == 0 && length < block && !ended) {
      int count = in.read(bytes, length, block - length);
      ended = count < 0;
      length += Math.max(0, count);
      cut = lastEnd(bytes, length);
    }
    boolean tooLong = length == block && cut == 0;
    cut = tooLong || ended ? length : cut;
    rest = tooLong ? behindTheLine() : Arrays.copyOfRange(bytes, cut, length);
    long first = line;
    line += lines(bytes, cut);
    return cut == 0 ? Optional.empty() : Optional.of(new Block(first, bytes, cut));
  }

  private static int lastEnd(byte[] bytes, int length) {
    int at = length;
    while (at > 0 && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /** A line that does not end in these bytes counts as well. */
  private static long lines(byte[] bytes, int length) {
    long lines = length > 0 && bytes[length - 1] != '\n' ? 1 : 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }

  /** Reads past the end of the line; {@return what was read beyond it} */
  private byte[] behindTheLine() throws IOException {
    byte[] window = new byte[1 << 13];
    for (int count = in.read(window); count >= 0; count = in.read(window)) {
      for (int i = 0; i < count; i++) {
        if (window[i] == '\n') {
          return Arrays.copyOfRange(window, i + 1, count);
        }
      }
    }
    ended = true;
    return new byte[0];
  }
}
