package org.tutela.core.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.util.Optional;

/**
 * The samples of an AWT picture as they lie in its raster. {@code BufferedImage.getRGB} would
 * convert gray through a colour space and change hashes by up to 32 bits.
 *
 * @param image the colours
 * @param alpha one byte a pixel, if any is not opaque
 */
record ImageIoPixels(PixelImage image, Optional<byte[]> alpha) {
  private static final int RED = 2;
  private static final int GREEN = 1;
  private static final int BLUE = 0;

  static ImageIoPixels of(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours.isAlphaPremultiplied()) {
      image.coerceData(false);
    }
    Raster raster = image.getRaster();
    if (colours instanceof IndexColorModel palette) {
      return ofPalette(raster, palette);
    }
    int bands = colours.getNumColorComponents();
    if (bands != 1 && bands != 3) {
      throw new IllegalArgumentException(bands + " colour components");
    }
    Optional<PixelImage> shared = shared(raster, bands);
    PixelImage pixels = shared.isPresent() ? shared.get() : copied(raster, bands);
    return new ImageIoPixels(pixels, colours.hasAlpha() ? alpha(raster, bands) : Optional.empty());
  }

  /** {@return the array of the raster itself, if it has one of our layouts} */
  private static Optional<PixelImage> shared(Raster raster, int bands) {
    if (!(raster.getDataBuffer() instanceof DataBufferByte data)
        || !(raster.getSampleModel() instanceof PixelInterleavedSampleModel model)
        || data.getNumBanks() != 1
        || data.getOffset() != 0
        || model.getPixelStride() != bands
        || model.getNumBands() != bands) {
      return Optional.empty();
    }
    int[] offsets = model.getBandOffsets();
    int stride = model.getScanlineStride();
    if (bands == 1 && offsets[0] == 0) {
      return Optional.of(
          PixelImage.ofGray(data.getData(), raster.getWidth(), raster.getHeight(), stride));
    }
    if (bands == 3 && offsets[0] == RED && offsets[1] == GREEN && offsets[2] == BLUE) {
      return Optional.of(
          PixelImage.ofBgr(data.getData(), raster.getWidth(), raster.getHeight(), stride));
    }
    return Optional.empty();
  }

  private static PixelImage copied(Raster raster, int bands) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), bands)];
    int[] samples = new int[width];
    for (int band = 0; band < bands; band++) {
      int bits = raster.getSampleModel().getSampleSize(band);
      for (int y = 0; y < height; y++) {
        raster.getSamples(0, y, width, 1, band, samples);
        // Raster bands come as red, green, blue.
        int at = bands * width * y + bands - 1 - band;
        for (int x = 0; x < width; x++, at += bands) {
          out[at] = (byte) toByte(samples[x], bits);
        }
      }
    }
    return bands == 1
        ? PixelImage.ofGray(out, width, height, width)
        : PixelImage.ofBgr(out, width, height, 3 * width);
  }

  private static int toByte(int sample, int bits) {
    if (bits >= 8) {
      return sample >> (bits - 8);
    }
    int max = (1 << bits) - 1;
    return (sample * 255 + max / 2) / max;
  }

  private static Optional<byte[]> alpha(Raster raster, int band) {
    int width = raster.getWidth();
    int bits = raster.getSampleModel().getSampleSize(band);
    byte[] alpha = new byte[Math.multiplyExact(width, raster.getHeight())];
    int[] samples = new int[width];
    boolean opaque = true;
    for (int y = 0, at = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, width, 1, band, samples);
      for (int x = 0; x < width; x++, at++) {
        alpha[at] = (byte) toByte(samples[x], bits);
        opaque &= alpha[at] == (byte) 0xff;
      }
    }
    return opaque ? Optional.empty() : Optional.of(alpha);
  }

  private static ImageIoPixels ofPalette(Raster raster, IndexColorModel palette) {
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    boolean gray = isGrayRamp(colours);
    int unit = gray ? 1 : 3;
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(width, height), unit)];
    byte[] alpha = new byte[width * height];
    boolean opaque = true;
    int[] indexes = new int[width];
    for (int y = 0, at = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, indexes);
      for (int x = 0; x < width; x++, at++) {
        // An index past the palette is black, as PNG decoders agree.
        int argb = indexes[x] < colours.length ? colours[indexes[x]] : 0xff000000;
        for (int i = 0; i < unit; i++) {
          out[unit * at + i] = (byte) (argb >> (8 * i));
        }
        alpha[at] = (byte) (argb >>> 24);
        opaque &= argb >>> 24 == 0xff;
      }
    }
    PixelImage pixels =
        gray
            ? PixelImage.ofGray(out, width, height, width)
            : PixelImage.ofBgr(out, width, height, 3 * width);
    return new ImageIoPixels(pixels, opaque ? Optional.empty() : Optional.of(alpha));
  }

  /** Gray of 1, 2 or 4 bits comes as a palette from black to white in equal steps. */
  private static boolean isGrayRamp(int[] colours) {
    for (int i = 0; i < colours.length; i++) {
      int value = colours.length == 1 ? 0 : i * 255 / (colours.length - 1);
      if ((colours[i] & 0xffffff) != value * 0x010101) {
        return false;
      }
    }
    return true;
  }
}
