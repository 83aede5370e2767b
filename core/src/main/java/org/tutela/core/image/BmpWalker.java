package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.tutela.core.image.ImageRejectedException.Code;

/** Reads the headers of a Windows bitmap (BITMAPCOREHEADER, BITMAPINFOHEADER and later ones). */
final class BmpWalker {
  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;
  private static final int FILE_HEADER = 14;

  /** Where the masks of the colours stand, inside a later header or right behind the older one. */
  private static final int MASKS = FILE_HEADER + INFO_HEADER;

  /** The first header that has a mask for alpha. */
  private static final int V3_HEADER = 56;

  private static final int BITFIELDS = 3;

  private final ByteBuffer in;
  private final ImageLimits limits;
  private final int headerSize;
  private final boolean core;

  BmpWalker(ByteBuffer file, ImageLimits limits) {
    this.in = file.order(ByteOrder.LITTLE_ENDIAN);
    this.limits = limits;
    this.headerSize = in.getInt(FILE_HEADER);
    this.core = headerSize == CORE_HEADER;
  }

  ImageHeader walk() throws ImageRejectedException {
    if (!core && headerSize < INFO_HEADER) {
      throw new ImageRejectedException(Code.UNSUPPORTED, "a bitmap header of " + headerSize);
    }
    long width = core ? Short.toUnsignedInt(in.getShort(18)) : in.getInt(18);
    long height = core ? Short.toUnsignedInt(in.getShort(20)) : Math.abs((long) in.getInt(22));
    limits.checkSize(width, height);
    int depth = in.getShort(core ? 24 : 28);
    long pixelStart = Integer.toUnsignedLong(in.getInt(10));
    if (pixelStart >= in.limit()) {
      throw new ImageRejectedException(Code.TRUNCATED_HEADER, "the pixels start past the end");
    }
    int compression = core ? 0 : in.getInt(30);
    checkFields(depth, compression);
    boolean isRunLength = compression == 1 || compression == 2;
    long rowLength = (width * depth + 31) / 32 * 4;
    // Run lengths have no fixed size: their decoder finds out.
    boolean cut = !isRunLength && in.limit() < pixelStart + rowLength * height;
    FrameReader reader =
        isRunLength
            ? runLengths((int) width, (int) height)
            : rows((int) width, (int) height, depth, (int) pixelStart, compression);
    return new ImageHeader(
        ImageFormat.BMP,
        (int) width,
        (int) height,
        Orientation.NORMAL,
        cut,
        cut ? List.of("the file ends inside the pixels") : List.of(),
        1,
        reader);
  }

  private void checkFields(int depth, int compression) throws ImageRejectedException {
    if (depth != 1 && depth != 4 && depth != 8 && depth != 16 && depth != 24 && depth != 32) {
      throw new ImageRejectedException(Code.CORRUPT, depth + " bits a pixel");
    }
    // 4 and 5 are whole JPEG and PNG files inside, with sizes of their own.
    if (compression < 0 || compression > BITFIELDS) {
      throw new ImageRejectedException(Code.UNSUPPORTED, "bitmap compression " + compression);
    }
    if (core) {
      return;
    }
    long colours = Integer.toUnsignedLong(in.getInt(46));
    if (colours > 256) {
      throw new ImageRejectedException(Code.CORRUPT, "a palette of " + colours + " colours");
    }
    long dataLength = Integer.toUnsignedLong(in.getInt(34));
    long fileLength = Integer.toUnsignedLong(in.getInt(2));
    if ((compression == 1 || compression == 2)
        && (dataLength > in.limit() || fileLength > in.limit())) {
      throw new ImageRejectedException(Code.CORRUPT, "more compressed bytes than the file has");
    }
  }

  private FrameReader rows(int width, int height, int depth, int pixelStart, int compression)
      throws ImageRejectedException {
    boolean isTopDown = !core && in.getInt(22) < 0;
    int[] palette = depth <= 8 ? palette(depth) : new int[0];
    int[] masks = masks(depth, compression);
    return FrameReader.single(
        run -> new BmpRows(in, width, height, depth, pixelStart, isTopDown, palette, masks));
  }

  private FrameReader runLengths(int width, int height) throws ImageRejectedException {
    limits.checkSizeAtOnce(width, height);
    SplicedBytes file = new SplicedBytes().add(in.duplicate().position(0));
    return FrameReader.single(run -> new PluginRows(ImageFormat.BMP, file, width, height, run));
  }

  private int[] palette(int depth) {
    int used = core ? 0 : in.getInt(46);
    int count = used == 0 ? 1 << depth : Math.min(used, 1 << depth);
    int entry = core ? 3 : 4;
    int start = FILE_HEADER + headerSize;
    int[] palette = new int[Math.min(count, Math.max(0, in.limit() - start) / entry)];
    for (int i = 0; i < palette.length; i++) {
      int at = start + entry * i;
      palette[i] =
          (in.get(at) & 0xff) | (in.get(at + 1) & 0xff) << 8 | (in.get(at + 2) & 0xff) << 16;
    }
    return palette;
  }

  private int[] masks(int depth, int compression) {
    if (compression == BITFIELDS) {
      int alpha = headerSize >= V3_HEADER ? in.getInt(MASKS + 12) : 0;
      return new int[] {in.getInt(MASKS), in.getInt(MASKS + 4), in.getInt(MASKS + 8), alpha};
    }
    return depth == 16 ? new int[] {0x7c00, 0x3e0, 0x1f, 0} : new int[] {0xff0000, 0xff00, 0xff, 0};
  }
}
