package org.tutela.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Rows of a decoder that may fail at any point and in any way. A failure before the first row
 * refuses the picture; a later one makes it partial, and the missing rows are black.
 *
 * @param rows the decoder's
 * @param run takes notes, and its clock is looked at with every row
 * @param isFirst whether without this frame there is no picture at all
 */
record GuardedRows(RowSource rows, DecodeRun run, boolean isFirst) implements RowSource {
  @Override
  public int width() {
    return rows.width();
  }

  @Override
  public int height() {
    return rows.height();
  }

  @Override
  public boolean isGray() {
    return rows.isGray();
  }

  @Override
  public void read(RowSink sink) throws ImageRejectedException {
    Counter counter = new Counter(sink);
    try {
      rows.read(counter);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      failed(e, counter.count);
    }
    if (counter.count == 0 && isFirst) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "not one whole row");
    }
    if (counter.count < height()) {
      run.damage("rows are missing");
    }
    byte[] black = new byte[rowLength()];
    while (counter.count < height()) {
      counter.row(black, OPAQUE);
    }
  }

  private void failed(Throwable thrown, int count) throws ImageRejectedException {
    Throwable cause = unwrapped(thrown);
    if (cause instanceof ImageRejectedException rejection) {
      throw rejection;
    }
    if (cause instanceof OutOfMemoryError) {
      // One failed allocation of a large array leaves the heap as it was.
      throw new ImageRejectedException(
          Code.LIMIT_MEMORY,
          "the heap is too small for " + width() + " x " + height() + " pixels",
          cause);
    }
    if (count == 0 && isFirst) {
      throw new ImageRejectedException(
          Code.CORRUPT, "not a readable picture: " + reason(cause), cause);
    }
    run.damage("decoding stopped: " + reason(cause));
  }

  /** What a sink threw comes wrapped through a decoder that declares no exception. */
  private static Throwable unwrapped(Throwable thrown) {
    if (thrown instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return wrapped.getCause();
    }
    return thrown;
  }

  /** {@return one line that says what a decoder threw} */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() instanceof EOFException deeper) {
      cause = deeper;
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private final class Counter implements RowSink {
    private final RowSink sink;
    private int count;

    Counter(RowSink sink) {
      this.sink = sink;
    }

    @Override
    public void row(byte[] colours, byte[] alpha) throws ImageRejectedException {
      run.checkTime();
      if (count < height()) {
        sink.row(colours, alpha);
        count++;
      }
    }
  }
}
