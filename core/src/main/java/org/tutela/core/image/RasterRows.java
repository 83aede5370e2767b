package org.tutela.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The samples of an AWT picture as they lie in its raster. {@code BufferedImage.getRGB} would
 * convert gray through a colour space and change hashes by up to 32 bits.
 */
final class RasterRows implements RowSource {
  private static final int INKS = 4;

  private final Raster raster;
  private final ColorModel model;
  private final int colourBands;
  private final int[] palette;
  private final int[] samples;
  private final boolean gray;

  /**
   * Takes a picture.
   *
   * @param gray whether one byte a pixel is wanted: the first colour, where there are three
   */
  RasterRows(BufferedImage image, boolean gray) {
    if (image.getColorModel().isAlphaPremultiplied()) {
      image.coerceData(false);
    }
    this.raster = image.getRaster();
    this.model = image.getColorModel();
    this.palette = model instanceof IndexColorModel indexed ? colours(indexed) : new int[0];
    this.colourBands = palette.length > 0 ? 3 : model.getNumColorComponents();
    this.samples = new int[raster.getWidth()];
    this.gray = gray;
    if (colourBands != 1 && colourBands != 3 && colourBands != INKS) {
      throw new IllegalArgumentException(colourBands + " colour components");
    }
  }

  private static int[] colours(IndexColorModel indexed) {
    int[] colours = new int[indexed.getMapSize()];
    indexed.getRGBs(colours);
    return colours;
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public boolean isGray() {
    return gray;
  }

  @Override
  public void read(RowSink sink) throws ImageRejectedException {
    byte[] colours = new byte[rowLength()];
    byte[] alpha = new byte[model.hasAlpha() ? width() : 0];
    byte[] inks = new byte[colourBands == INKS && !gray ? INKS * width() : 0];
    for (int y = 0; y < height(); y++) {
      boolean opaque = row(y, colours, alpha, inks);
      sink.row(colours, opaque ? OPAQUE : alpha);
    }
  }

  private boolean row(int y, byte[] colours, byte[] alpha, byte[] inks) {
    if (palette.length > 0) {
      return paletteRow(y, colours, alpha);
    } else if (inks.length > 0) {
      for (int band = 0; band < INKS; band++) {
        bandRow(y, band, inks, band, INKS);
      }
      mix(inks, colours);
    } else {
      int unit = gray ? 1 : 3;
      for (int i = 0; i < unit; i++) {
        // Raster bands come as red, green, blue; a gray one is all three.
        bandRow(y, Math.min(i, colourBands - 1), colours, unit - 1 - i, unit);
      }
    }
    boolean opaque = true;
    if (alpha.length > 0) {
      bandRow(y, colourBands, alpha, 0, 1);
      for (byte value : alpha) {
        opaque &= value == -1;
      }
    }
    return opaque;
  }

  private void bandRow(int y, int band, byte[] out, int start, int step) {
    int bits = raster.getSampleModel().getSampleSize(band);
    raster.getSamples(raster.getMinX(), raster.getMinY() + y, width(), 1, band, samples);
    for (int x = 0, at = start; x < samples.length; x++, at += step) {
      out[at] = (byte) toByte(samples[x], bits);
    }
  }

  /** 0 is no ink here; the same product as for JPEG. */
  private static void mix(byte[] inks, byte[] bgr) {
    for (int x = 0; x < inks.length / INKS; x++) {
      int black = 255 - (inks[INKS * x + 3] & 0xff);
      for (int i = 0; i < 3; i++) {
        int light = 255 - (inks[INKS * x + i] & 0xff);
        bgr[3 * x + 2 - i] = (byte) ((light * black + 127) / 255);
      }
    }
  }

  private static int toByte(int sample, int bits) {
    if (bits >= 8) {
      return sample >> (bits - 8);
    }
    int max = (1 << bits) - 1;
    return (sample * 255 + max / 2) / max;
  }

  private boolean paletteRow(int y, byte[] colours, byte[] alpha) {
    boolean opaque = true;
    int unit = gray ? 1 : 3;
    raster.getSamples(raster.getMinX(), raster.getMinY() + y, width(), 1, 0, samples);
    for (int x = 0; x < samples.length; x++) {
      int argb = samples[x] < palette.length ? palette[samples[x]] : 0xff000000;
      for (int i = 0; i < unit; i++) {
        colours[unit * x + i] = (byte) (argb >> (8 * i));
      }
      if (alpha.length > 0) {
        alpha[x] = (byte) (argb >>> 24);
        opaque &= alpha[x] == -1;
      }
    }
    return opaque;
  }
}
