package org.tutela.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.image.DecodedImage.State;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Decodes picture files: JPEG, PNG, GIF, BMP, TIFF and portable maps, and with an ImageIO plug-in
 * on the class path WebP and CMYK JPEG. Immutable and safe for any number of threads. Holds the
 * file and its pixels in memory, nothing on disk.
 *
 * <p>The structure of a file is walked first, in time linear in its length, and the limits are
 * checked on what the walk found; only then a decoder runs, on a copy without text, profiles and
 * later frames. Pixels are the stored ones: gray samples are not converted, colour profiles and
 * gamma are not applied, alpha is set aside, 16 bits are cut to their high byte.
 *
 * <p>Decoding needs the module {@code java.desktop}, except for portable maps.
 */
public final class ImageDecoder {
  /** As many bytes tell what a file is. */
  public static final int HEAD_BYTES = 16;

  private final ImageLimits limits;
  private final long heap;

  ImageDecoder(ImageLimits limits, long heap) {
    this.limits = limits;
    this.heap = heap;
  }

  /** {@return a decoder with the default limits} */
  public static ImageDecoder create() {
    return of(ImageLimits.DEFAULT);
  }

  /**
   * {@return a decoder}
   *
   * @param limits what a picture may cost
   */
  public static ImageDecoder of(ImageLimits limits) {
    return new ImageDecoder(limits, Runtime.getRuntime().maxMemory());
  }

  /**
   * {@return whether content is a picture, by its first bytes} Also for formats that are known but
   * not decoded: such content cannot be looked at, which is not the same as being no picture.
   *
   * @param head the first bytes, {@value #HEAD_BYTES} or all there are
   */
  public static boolean recognises(byte[] head) {
    return ImageHeader.isPicture(head);
  }

  /** {@return what a picture may cost} */
  public ImageLimits limits() {
    return limits;
  }

  /**
   * {@return the picture in a file}
   *
   * @param file its name is not looked at
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first pixel; the message names the file
   * @throws IOException if it cannot be read
   */
  public DecodedImage decode(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return decode(content);
    } catch (ImageRejectedException e) {
      throw new ImageRejectedException(e.code(), file + ": " + e.getMessage(), e);
    }
  }

  /**
   * {@return the picture in a stream}
   *
   * @param content read to its end or to the limit, not closed
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first pixel
   * @throws IOException if it cannot be read
   */
  public DecodedImage decode(InputStream content) throws IOException {
    byte[] head = content.readNBytes(HEAD_BYTES);
    if (!recognises(head)) {
      // A film or a disk image need not be read to its limit to be refused.
      return decode(head);
    }
    int most = (int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1);
    byte[] rest = content.readNBytes(Math.max(0, most - head.length));
    byte[] whole = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, whole, head.length, rest.length);
    return decode(whole);
  }

  /**
   * {@return the picture in these bytes}
   *
   * @param content a whole file
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first pixel
   */
  public DecodedImage decode(byte[] content) throws ImageRejectedException {
    limits.checkBytes(content.length);
    ImageHeader header = ImageHeader.read(content, limits);
    long needed = (long) header.width() * header.height() * header.format().workingBytes();
    if (needed > heap / 4 * 3) {
      throw noMemory(header, Optional.empty());
    }
    try {
      return header.format() == ImageFormat.PNM ? portableMap(header) : ImageIoReader.read(header);
    } catch (OutOfMemoryError e) {
      // One failed allocation of a large array leaves the heap as it was.
      throw noMemory(header, Optional.of(e));
    } catch (NoClassDefFoundError e) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED, "this Java runtime lacks the module java.desktop", e);
    }
  }

  private static ImageRejectedException noMemory(ImageHeader header, Optional<Throwable> cause) {
    return new ImageRejectedException(
        Code.LIMIT_MEMORY,
        "the heap is too small for " + header.width() + " x " + header.height() + " pixels",
        cause.orElse(null));
  }

  private static DecodedImage portableMap(ImageHeader header) throws ImageRejectedException {
    State state = header.damaged() ? State.PARTIAL : State.COMPLETE;
    return DecodedImage.of(
        PnmPicture.read(header), Optional.empty(), header, state, header.notes());
  }
}
