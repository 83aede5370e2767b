package org.tutela.core.image;

import java.util.Arrays;

/** Puts rows together to pixels in memory. */
final class PixelCollector implements RowSink {
  private final RowSource rows;
  private final DecodeRun run;
  private final byte[] colours;
  private byte[] alpha = {};
  private int y;

  PixelCollector(RowSource rows, DecodeRun run) throws ImageRejectedException {
    this.rows = rows;
    this.run = run;
    long length = (long) rows.rowLength() * rows.height();
    run.hold(length);
    this.colours = new byte[(int) length];
  }

  @Override
  public void row(byte[] row, byte[] opacity) throws ImageRejectedException {
    System.arraycopy(row, 0, colours, y * rows.rowLength(), rows.rowLength());
    if (opacity.length > 0) {
      if (alpha.length == 0) {
        run.hold((long) rows.width() * rows.height());
        alpha = new byte[rows.width() * rows.height()];
        Arrays.fill(alpha, (byte) 0xff);
      }
      System.arraycopy(opacity, 0, alpha, y * rows.width(), rows.width());
    }
    y++;
  }

  PixelImage pixels() {
    return rows.isGray()
        ? PixelImage.ofGray(colours, rows.width(), rows.height(), rows.width())
        : PixelImage.ofBgr(colours, rows.width(), rows.height(), rows.rowLength());
  }

  /** {@return one byte a pixel, or none if all are opaque} */
  byte[] alpha() {
    return alpha;
  }
}
