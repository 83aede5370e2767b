package org.tutela.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Decodes picture files: JPEG, PNG, GIF, BMP, TIFF, WebP and portable maps. Immutable and safe for
 * any number of threads. Holds the file in memory, nothing on disk.
 *
 * <p>The structure of a file is walked first, in time linear in its length, and the limits are
 * checked on what the walk found; only then it is decoded, without text, profiles and thumbnails.
 * Pixels are the stored ones: gray samples are not converted, colour profiles and gamma are not
 * applied, 16 bits are cut to their high byte. CMYK becomes RGB by one formula, ink times black.
 *
 * <p>JPEG, TIFF and run-length bitmaps need the module {@code java.desktop}.
 */
public final class ImageDecoder {
  /** As many bytes tell what a file is. */
  public static final int HEAD_BYTES = 16;

  private final ImageLimits limits;

  private ImageDecoder(ImageLimits limits) {
    this.limits = limits;
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
    return new ImageDecoder(limits);
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
   * {@return the hashes of the picture in a file} Its rows are hashed as they are decoded: memory
   * grows with the width, not with the pixels, except for what a decoder must hold whole.
   *
   * @param content a whole file
   * @param variants which forms of each frame
   * @param dialects how the hashes of the lists were made; at least one
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first row
   */
  public PictureHashes hash(byte[] content, QueryVariants variants, Set<PdqDialect> dialects)
      throws ImageRejectedException {
    ImageHeader header = header(content);
    VariantHasher hasher = new VariantHasher(variants, dialects, header.orientation());
    DecodeRun run = new DecodeRun(limits, header, limits.frames());
    run(header, run, hasher);
    return new PictureHashes(
        header.format(),
        header.width(),
        header.height(),
        header.orientation(),
        run.state(),
        notes(header, run, hasher),
        header.frames(),
        hasher.hashes());
  }

  /**
   * {@return the hashes of the picture in a file}
   *
   * @param file its name is not looked at
   * @param variants which forms of each frame
   * @param dialects how the hashes of the lists were made; at least one
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first row; the message names the file
   * @throws IOException if it cannot be read
   */
  public PictureHashes hash(Path file, QueryVariants variants, Set<PdqDialect> dialects)
      throws IOException {
    try {
      return hash(read(file), variants, dialects);
    } catch (ImageRejectedException e) {
      throw named(file, e);
    }
  }

  private static List<String> notes(ImageHeader header, DecodeRun run, VariantHasher hasher) {
    List<String> notes = new ArrayList<>(run.notes());
    if (header.orientation() != Orientation.NORMAL) {
      notes.add("the hash is of the stored pixels, which a viewer turns upright");
    }
    if (hasher.foundTransparency()) {
      notes.add("the hash is of the stored colours; some pixels are transparent");
    }
    if (header.frames() > 1) {
      int seen = Math.min(header.frames(), run.frames());
      notes.add(seen + " of " + header.frames() + " frames are looked at");
    }
    return notes;
  }

  /**
   * {@return the pixels of the picture in a file, of its first frame if there are several}
   *
   * @param file its name is not looked at
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first row; the message names the file
   * @throws IOException if it cannot be read
   */
  public DecodedImage decode(Path file) throws IOException {
    try {
      return decode(read(file));
    } catch (ImageRejectedException e) {
      throw named(file, e);
    }
  }

  private byte[] read(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return read(content);
    }
  }

  private static ImageRejectedException named(Path file, ImageRejectedException e) {
    return new ImageRejectedException(e.code(), file + ": " + e.getMessage(), e);
  }

  /**
   * {@return the pixels of the picture in a stream, of its first frame if there are several}
   *
   * @param content read to its end or to the limit, not closed
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first row
   * @throws IOException if it cannot be read
   */
  public DecodedImage decode(InputStream content) throws IOException {
    return decode(read(content));
  }

  private byte[] read(InputStream content) throws IOException {
    byte[] head = content.readNBytes(HEAD_BYTES);
    if (!recognises(head)) {
      // A film or a disk image need not be read to its limit to be refused.
      return head;
    }
    int most = (int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1);
    byte[] rest = content.readNBytes(Math.max(0, most - head.length));
    byte[] whole = Arrays.copyOf(head, head.length + rest.length);
    System.arraycopy(rest, 0, whole, head.length, rest.length);
    return whole;
  }

  /**
   * {@return the pixels of the picture in these bytes, of its first frame if there are several} All
   * of them are held in memory, within {@link ImageLimits#memory()}; {@link #hash} needs less.
   *
   * @param content a whole file
   * @throws ImageRejectedException if it is no picture, exceeds a limit or is broken before its
   *     first row
   */
  public DecodedImage decode(byte[] content) throws ImageRejectedException {
    ImageHeader header = header(content);
    DecodeRun run = new DecodeRun(limits, header, 1);
    List<PixelCollector> first = new ArrayList<>();
    run(
        header,
        run,
        (number, rows) -> {
          PixelCollector collector = new PixelCollector(rows, run);
          rows.read(collector);
          first.add(collector);
        });
    if (header.frames() > 1) {
      run.note("only the first of " + header.frames() + " frames is decoded");
    }
    return DecodedImage.of(first.get(0), header, run);
  }

  private ImageHeader header(byte[] content) throws ImageRejectedException {
    limits.checkBytes(content.length);
    return ImageHeader.read(content, limits);
  }

  /** Decoders are not ours: whatever one throws refuses the picture and nothing else. */
  private static void run(ImageHeader header, DecodeRun run, FrameReader.Sink sink)
      throws ImageRejectedException {
    try {
      header.reader().read(run, sink);
    } catch (ImageRejectedException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // One failed allocation of a large array leaves the heap as it was.
      throw new ImageRejectedException(
          Code.LIMIT_MEMORY,
          "the heap is too small for " + header.width() + " x " + header.height() + " pixels",
          e);
    } catch (NoClassDefFoundError e) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED, "this Java runtime lacks the module java.desktop", e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new ImageRejectedException(
          Code.CORRUPT, "not a readable " + header.format().id() + " picture", e);
    }
  }
}
