package org.tutela.core.image;

import java.time.Duration;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * What a picture may cost. All limits but the last two are checked on the header, before a decoder
 * runs.
 *
 * @param bytes of the file, at most {@link Integer#MAX_VALUE}
 * @param pixels of a picture that is decoded row by row, and of all frames of an animation together
 * @param pixelsAtOnce of a picture that a decoder must hold whole: progressive JPEG, interlaced
 *     PNG, GIF, lossless or animated WebP, run-length bitmaps
 * @param scans of a JPEG; each one visits all pixels again
 * @param frames of an animation, or pages, that are looked at; if there are more, they are spread
 *     evenly
 * @param memory bytes of heap for decoded pixels and buffers of one decoding, besides the file; the
 *     working memory of a decoder that is not ours comes on top
 * @param time from the first look at a picture to its last hash
 */
public record ImageLimits(
    long bytes, long pixels, long pixelsAtOnce, int scans, int frames, long memory, Duration time) {
  /**
   * 64 MiB of file, 300 megapixels row by row and 64 at once, 100 scans, 32 frames, 48 MiB of
   * memory, 20 seconds.
   */
  public static final ImageLimits DEFAULT =
      new ImageLimits(
          64L << 20, 300_000_000, 64_000_000, 100, 32, 48L << 20, Duration.ofSeconds(20));

  /** No format in use needs a longer side, and row buffers grow with it. */
  private static final long LONGEST_SIDE = 65_535;

  /** Bounds the time of a large progressive JPEG that stays within both other limits. */
  private static final long PIXEL_VISITS = 2_000_000_000;

  /**
   * Checks that each limit lets something through.
   *
   * @param bytes at least 1, at most {@link Integer#MAX_VALUE}
   * @param pixels at least 1
   * @param pixelsAtOnce at least 1
   * @param scans at least 1
   * @param frames at least 1
   * @param memory at least 1
   * @param time more than nothing
   * @throws IllegalArgumentException if one does not
   */
  public ImageLimits {
    if (bytes < 1
        || bytes > Integer.MAX_VALUE
        || pixels < 1
        || pixelsAtOnce < 1
        || scans < 1
        || frames < 1
        || memory < 1
        || time.isNegative()
        || time.isZero()) {
      throw new IllegalArgumentException("limits start at 1, and bytes end at 2^31 - 1");
    }
  }

  /**
   * {@return these limits with another number of bytes}
   *
   * @param bytes of the file
   */
  public ImageLimits withBytes(long bytes) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  /**
   * {@return these limits with other numbers of pixels}
   *
   * @param pixels of a picture that is decoded row by row
   * @param pixelsAtOnce of a picture that a decoder must hold whole
   */
  public ImageLimits withPixels(long pixels, long pixelsAtOnce) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  /**
   * {@return these limits with another number of scans}
   *
   * @param scans of a JPEG
   */
  public ImageLimits withScans(int scans) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  /**
   * {@return these limits with another number of frames}
   *
   * @param frames of an animation that are looked at
   */
  public ImageLimits withFrames(int frames) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  /**
   * {@return these limits with another memory budget}
   *
   * @param memory bytes of heap of one decoding
   */
  public ImageLimits withMemory(long memory) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  /**
   * {@return these limits with another time}
   *
   * @param time for one picture
   */
  public ImageLimits withTime(Duration time) {
    return new ImageLimits(bytes, pixels, pixelsAtOnce, scans, frames, memory, time);
  }

  void checkBytes(long length) throws ImageRejectedException {
    if (length > bytes) {
      throw new ImageRejectedException(
          Code.LIMIT_BYTES, "more than the allowed " + bytes + " bytes");
    }
  }

  /** Checks a size that is decoded row by row. */
  void checkSize(long width, long height) throws ImageRejectedException {
    checkSize(width, height, pixels);
  }

  /** Checks a size that a decoder must hold whole. */
  void checkSizeAtOnce(long width, long height) throws ImageRejectedException {
    checkSize(width, height, Math.min(pixels, pixelsAtOnce));
  }

  private static void checkSize(long width, long height, long most) throws ImageRejectedException {
    if (width < 1 || height < 1) {
      throw new ImageRejectedException(
          Code.CORRUPT, "a size of " + width + " x " + height + " pixels");
    }
    if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > most) {
      throw new ImageRejectedException(
          Code.LIMIT_PIXELS, width + " x " + height + " pixels, more than the allowed " + most);
    }
  }

  void checkScans(long scansFound, long pixelsFound) throws ImageRejectedException {
    if (scansFound > scans || (scansFound > 1 && scansFound * pixelsFound > PIXEL_VISITS)) {
      throw new ImageRejectedException(
          Code.LIMIT_SCANS, scansFound + " scans of " + pixelsFound + " pixels");
    }
  }
}
