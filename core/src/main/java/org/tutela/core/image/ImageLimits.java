package org.tutela.core.image;

import org.tutela.core.image.ImageRejectedException.Code;

/**
 * What a picture may cost. All limits are checked on the header, before a decoder runs.
 *
 * @param bytes of the file
 * @param pixels of a picture that is decoded whole
 * @param scans of a progressive JPEG; each one visits all pixels again
 * @param frames of an animation that are counted; only the first is decoded
 */
public record ImageLimits(long bytes, long pixels, int scans, int frames) {
  /** 64 MiB, 64 megapixels, 100 scans, 32 frames. */
  public static final ImageLimits DEFAULT = new ImageLimits(64L << 20, 64_000_000, 100, 32);

  /** No format in use needs a longer side, and row buffers grow with it. */
  private static final long LONGEST_SIDE = 65_535;

  /** Bounds the time of a large progressive JPEG that stays within both other limits. */
  private static final long PIXEL_VISITS = 2_000_000_000;

  /**
   * Checks that each limit lets something through.
   *
   * @param bytes at least 1, at most {@link Integer#MAX_VALUE}
   * @param pixels at least 1
   * @param scans at least 1
   * @param frames at least 1
   * @throws IllegalArgumentException if one does not
   */
  public ImageLimits {
    if (bytes < 1 || bytes > Integer.MAX_VALUE || pixels < 1 || scans < 1 || frames < 1) {
      throw new IllegalArgumentException("limits start at 1, and bytes end at 2^31 - 1");
    }
  }

  void checkBytes(long length) throws ImageRejectedException {
    if (length > bytes) {
      throw new ImageRejectedException(
          Code.LIMIT_BYTES, "more than the allowed " + bytes + " bytes");
    }
  }

  void checkSize(long width, long height) throws ImageRejectedException {
    if (width < 1 || height < 1) {
      throw new ImageRejectedException(
          Code.CORRUPT, "a size of " + width + " x " + height + " pixels");
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > pixels) {
      throw new ImageRejectedException(
          Code.LIMIT_PIXELS, width + " x " + height + " pixels, more than the allowed " + pixels);
    }
  }

  void checkScans(long scansFound, long pixelsFound) throws ImageRejectedException {
    if (scansFound > scans || scansFound * pixelsFound > PIXEL_VISITS) {
      throw new ImageRejectedException(
          Code.LIMIT_SCANS, scansFound + " scans of " + pixelsFound + " pixels");
    }
  }
}
