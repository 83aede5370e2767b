package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.tutela.core.image.ImageRejectedException.Code;

/** Reads the first directory of a TIFF file (TIFF 6.0); the first page is the picture. */
final class TiffWalker {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES = 277;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int SAMPLE_FORMAT = 339;

  /**
   * None, CCITT, LZW, deflate (two numbers), PackBits; not a JPEG file inside with its own size.
   */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32946L, 32773L);

  private TiffWalker() {}

  static ImageHeader walk(ByteBuffer in, ImageLimits limits) throws ImageRejectedException {
    TiffDirectory directory = TiffDirectory.read(in);
    if (directory.isOverlong()) {
      throw new ImageRejectedException(
          Code.CORRUPT, "a TIFF field declares more than the file holds");
    }
    long width = directory.value(WIDTH, 0);
    long height = directory.value(HEIGHT, 0);
    limits.checkSize(width, height);
    limits.checkSize(directory.value(TILE_WIDTH, 1), directory.value(TILE_HEIGHT, 1));
    checkSupported(directory);
    List<String> notes =
        directory.hasNext()
            ? List.of("more than one page: only the first is looked at")
            : List.of();
    return new ImageHeader(
        ImageFormat.TIFF,
        (int) width,
        (int) height,
        directory.orientation(),
        false,
        false,
        notes,
        in);
  }

  private static void checkSupported(TiffDirectory directory) throws ImageRejectedException {
    long compression = directory.value(COMPRESSION, 1);
    long photometric = directory.value(PHOTOMETRIC, 1);
    long bits = directory.value(BITS, 1);
    if (!COMPRESSIONS.contains(compression)
        || photometric > 3
        || bits > 16
        || directory.value(SAMPLES, 1) > 4
        || directory.value(SAMPLE_FORMAT, 1) != 1) {
      throw new ImageRejectedException(
          Code.UNSUPPORTED,
          "TIFF of compression " + compression + ", colours " + photometric + ", bits " + bits);
    }
  }
}
