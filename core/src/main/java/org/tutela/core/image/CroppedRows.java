package org.tutela.core.image;

import java.io.IOException;
import java.util.Arrays;

/** The part of a picture inside its border. */
record CroppedRows(RowSource rows, BorderScan.Inside inside) implements RowSource {
  @Override
  public int width() {
    return inside.right() - inside.left();
  }

  @Override
  public int height() {
    return inside.bottom() - inside.top();
  }

  @Override
  public boolean isGray() {
    return rows.isGray();
  }

  @Override
  public void read(RowSink sink) throws IOException {
    int unit = isGray() ? 1 : 3;
    int[] y = {0};
    byte[] part = new byte[rowLength()];
    rows.read(
        (colours, alpha) -> {
          if (y[0] >= inside.top() && y[0] < inside.bottom()) {
            System.arraycopy(colours, unit * inside.left(), part, 0, part.length);
            sink.row(
                part,
                alpha.length == 0
                    ? OPAQUE
                    : Arrays.copyOfRange(alpha, inside.left(), inside.right()));
          }
          y[0]++;
        });
  }
}
