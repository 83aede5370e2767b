package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Walks the directories of a TIFF file (TIFF 6.0), one for each page. A page that is beyond the
 * limits or of a kind that is not decoded refuses the file if it is the first, and is left out with
 * a note if it is another.
 */
final class TiffWalker {
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES = 277;
  private static final int SAMPLE_FORMAT = 339;
  private static final int FIRST_DIRECTORY = 4;

  /** Gray with 0 for white, gray, RGB, palette, and separated inks. */
  private static final Set<Long> PHOTOMETRICS = Set.of(0L, 1L, 2L, 3L, 5L);

  /**
   * None, CCITT, LZW, deflate (two numbers), PackBits; not a JPEG file inside with its own size.
   */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

  /** More directories than this are no pages of a document. */
  private static final int MOST_PAGES = 10_000;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final List<TiffPage> pages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean damaged;

  TiffWalker(ByteBuffer file, ImageLimits limits) {
    this.in =
        file.order(file.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    this.limits = limits;
  }

  ImageHeader walk() throws ImageRejectedException {
    TiffDirectory first =
        TiffDirectory.read(in, Integer.toUnsignedLong(in.getInt(FIRST_DIRECTORY)));
    page(first, Integer.toUnsignedLong(in.getInt(FIRST_DIRECTORY)));
    walkOthers(first);
    TiffPage page = pages.get(0);
    return new ImageHeader(
        ImageFormat.TIFF,
        page.width(),
        page.height(),
        first.orientation(),
        damaged,
        notes,
        pages.size(),
        (run, sink) -> TiffPage.read(pages, in, run, sink));
  }

  private void walkOthers(TiffDirectory first) {
    Set<Long> seen = new HashSet<>(Set.of(Integer.toUnsignedLong(in.getInt(FIRST_DIRECTORY))));
    long next = first.next();
    for (int number = 2; next != 0 && seen.add(next) && number <= MOST_PAGES; number++) {
      try {
        TiffDirectory directory = TiffDirectory.read(in, next);
        long at = next;
        next = directory.next();
        page(directory, at);
      } catch (ImageRejectedException | IndexOutOfBoundsException | IllegalArgumentException e) {
        damaged = true;
        notes.add("page " + number + " is not looked at");
        return;
      }
    }
  }

  private void page(TiffDirectory directory, long at) throws ImageRejectedException {
    if (directory.isOverlong()) {
      throw new ImageRejectedException(
          Code.CORRUPT, "a TIFF field declares more than the file holds");
    }
    long width = directory.value(TiffPage.WIDTH, 0);
    long height = directory.value(TiffPage.HEIGHT, 0);
    limits.checkSize(width, height);
    limits.checkSize(
        directory.value(TiffPage.TILE_WIDTH, 1), directory.value(TiffPage.TILE_HEIGHT, 1));
    checkSupported(directory);
    pages.add(TiffPage.of(directory, at));
  }

  private static void checkSupported(TiffDirectory directory) throws ImageRejectedException {
    long compression = directory.value(COMPRESSION, 1);
    long photometric = directory.value(PHOTOMETRIC, 1);
    long bits = directory.value(BITS, 1);
    if (!COMPRESSIONS.contains(compression)
        || !PHOTOMETRICS.contains(photometric)
        || bits > 16
        || directory.value(SAMPLES, 1) > 4
        || directory.value(SAMPLE_FORMAT, 1) != 1) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED,
          "TIFF of compression " + compression + ", colours " + photometric + ", bits " + bits);
    }
  }
}
