package org.tutela.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The rows of a PNG file (W3C PNG, third edition). Two rows are held at a time; an interlaced
 * picture is put together in memory first. Inflating ends with the last row, whatever follows.
 */
record PngRows(PngLayout layout, PngData data, DecodeRun run) implements RowSource {
  /** Start and step of the seven passes of an interlaced picture: x, y, step of x, step of y. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  @Override
  public int width() {
    return layout.width();
  }

  @Override
  public int height() {
    return layout.height();
  }

  @Override
  public boolean isGray() {
    return layout.isGray();
  }

  @Override
  public void read(RowSink sink) throws IOException {
    Inflater inflater = new Inflater();
    try {
      Lines lines = new Lines(inflater, data);
      if (layout.interlaced()) {
        readInterlaced(lines, sink);
      } else {
        readPass(lines, width(), height(), (y, colours, alpha) -> sink.row(colours, alpha));
      }
    } finally {
      inflater.end();
    }
  }

  private interface PassSink {
    void row(int y, byte[] colours, byte[] alpha) throws IOException;
  }

  private void readPass(Lines lines, int columns, int rows, PassSink sink) throws IOException {
    int length = layout.lineLength(columns);
    byte[] line = new byte[length];
    byte[] above = new byte[length];
    byte[] colours = new byte[isGray() ? columns : 3 * columns];
    byte[] alpha = new byte[layout.hasAlpha() ? columns : 0];
    for (int y = 0; y < rows; y++) {
      int filter = lines.read(line);
      unfilter(filter, line, above, layout.pixelBytes());
      boolean opaque = layout.unpack(line, columns, colours, alpha);
      sink.row(y, colours, opaque ? OPAQUE : alpha);
      byte[] swap = above;
      above = line;
      line = swap;
    }
  }

  private void readInterlaced(Lines lines, RowSink sink) throws IOException {
    int unit = isGray() ? 1 : 3;
    long pixels = (long) width() * height();
    run.reserve(pixels * (layout.hasAlpha() ? unit + 1 : unit));
    byte[] colours = new byte[(int) pixels * unit];
    byte[] alpha = new byte[layout.hasAlpha() ? (int) pixels : 0];
    Arrays.fill(alpha, (byte) 0xff);
    boolean[] begun = {false};
    try {
      for (int[] pass : PASSES) {
        int columns = (width() - pass[0] + pass[2] - 1) / pass[2];
        int rows = (height() - pass[1] + pass[3] - 1) / pass[3];
        if (columns > 0 && rows > 0) {
          readPass(
              lines,
              columns,
              rows,
              (y, from, opacity) -> {
                run.checkTime();
                begun[0] = true;
                int row = (pass[1] + y * pass[3]) * width() + pass[0];
                for (int x = 0; x < columns; x++) {
                  int to = row + x * pass[2];
                  System.arraycopy(from, x * unit, colours, to * unit, unit);
                  if (opacity.length > 0) {
                    alpha[to] = opacity[x];
                  }
                }
              });
        }
      }
    } catch (EOFException | PngDataException e) {
      if (!begun[0]) {
        throw e;
      }
      run.damage("decoding stopped: " + e.getMessage());
    }
    emit(colours, alpha, sink);
  }

  private void emit(byte[] colours, byte[] alpha, RowSink sink) throws IOException {
    int length = rowLength();
    for (int y = 0; y < height(); y++) {
      sink.row(
          Arrays.copyOfRange(colours, y * length, (y + 1) * length),
          alpha.length == 0 ? OPAQUE : Arrays.copyOfRange(alpha, y * width(), (y + 1) * width()));
    }
  }

  private static void unfilter(int filter, byte[] line, byte[] above, int unit)
      throws PngDataException {
    switch (filter) {
      case 0 -> {}
      case 1 -> {
        for (int i = unit; i < line.length; i++) {
          line[i] += line[i - unit];
        }
      }
      case 2 -> {
        for (int i = 0; i < line.length; i++) {
          line[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < line.length; i++) {
          int left = i < unit ? 0 : line[i - unit] & 0xff;
          line[i] += (byte) ((left + (above[i] & 0xff)) / 2);
        }
      }
      case 4 -> paeth(line, above, unit);
      default -> throw new PngDataException("a row filter of type " + filter);
    }
  }

  private static void paeth(byte[] line, byte[] above, int unit) {
    for (int i = 0; i < unit && i < line.length; i++) {
      line[i] += above[i];
    }
    for (int i = unit; i < line.length; i++) {
      int a = line[i - unit] & 0xff;
      int b = above[i] & 0xff;
      int c = above[i - unit] & 0xff;
      int pa = Math.abs(b - c);
      int pb = Math.abs(a - c);
      int pc = Math.abs(a + b - c - c);
      line[i] += (byte) (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
    }
  }

  /** The image data breaks the rules of the format. */
  private static final class PngDataException extends IOException {
    private static final long serialVersionUID = 1L;

    PngDataException(String message) {
      super(message);
    }
  }

  /** Inflates one line after another. */
  private static final class Lines {
    private final Inflater inflater;
    private final Iterator<ByteBuffer> parts;
    private final byte[] filter = new byte[1];

    Lines(Inflater inflater, PngData data) {
      this.inflater = inflater;
      this.parts = data.iterator();
    }

    /** Fills a line; {@return its filter type} */
    int read(byte[] line) throws IOException {
      fill(filter);
      fill(line);
      return filter[0];
    }

    private void fill(byte[] into) throws IOException {
      int done = 0;
      while (done < into.length) {
        try {
          int count = inflater.inflate(into, done, into.length - done);
          if (count == 0) {
            supply();
          }
          done += count;
        } catch (DataFormatException e) {
          throw new PngDataException("the image data cannot be inflated");
        }
      }
    }

    private void supply() throws IOException {
      if (inflater.finished() || inflater.needsDictionary() || !parts.hasNext()) {
        throw new EOFException("the image data ends early");
      }
      inflater.setInput(parts.next());
    }
  }
}
