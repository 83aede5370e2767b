package org.tutela.core.image;

/** The rows of pixels in memory. */
final class PixelRows implements RowSource {
  private final PixelImage image;
  private final byte[] alpha;

  /**
   * Takes its parts.
   *
   * @param alpha one byte a pixel, or none if all are opaque
   */
  PixelRows(PixelImage image, byte[] alpha) {
    this.image = image;
    this.alpha = alpha;
  }

  @Override
  public int width() {
    return image.width();
  }

  @Override
  public int height() {
    return image.height();
  }

  @Override
  public boolean isGray() {
    return image.isGray();
  }

  @Override
  public void read(RowSink sink) throws ImageRejectedException {
    byte[] colours = new byte[rowLength()];
    byte[] opacity = new byte[alpha.length == 0 ? 0 : width()];
    for (int y = 0; y < height(); y++) {
      image.copyRow(y, colours);
      System.arraycopy(alpha, y * opacity.length, opacity, 0, opacity.length);
      sink.row(colours, opacity);
    }
  }
}
