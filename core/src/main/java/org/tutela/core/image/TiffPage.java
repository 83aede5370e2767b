package org.tutela.core.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * One page of a TIFF file, read by the JDK's reader in bands of whole strips or rows of tiles, so
 * that each is decoded once and memory does not grow with the height.
 *
 * @param directory where the page is described
 * @param isGray whether it has one value a pixel, which is no index
 * @param stripRows rows that are compressed together
 * @param pixelBytes bytes of all samples of a pixel
 * @param needsPlugin whether the JDK's reader refuses it: differences of 16-bit samples
 */
record TiffPage(
    long directory,
    int width,
    int height,
    boolean isGray,
    long stripRows,
    int pixelBytes,
    boolean needsPlugin) {
  static final int WIDTH = 256;
  static final int HEIGHT = 257;
  static final int TILE_WIDTH = 322;
  static final int TILE_HEIGHT = 323;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int PREDICTOR = 317;
  private static final int DIFFERENCES = 2;

  /** A band of about so many bytes is read at a time. */
  private static final long BAND = 4L << 20;

  static TiffPage of(TiffDirectory directory, long at) {
    long height = directory.value(HEIGHT, 0);
    long samples = directory.value(SAMPLES, 1);
    long strip =
        directory.value(TILE_HEIGHT, Math.min(height, directory.value(ROWS_PER_STRIP, height)));
    // Without compression any row can be found.
    long together = directory.value(COMPRESSION, 1) == 1 ? 1 : Math.max(1, strip);
    return new TiffPage(
        at,
        (int) directory.value(WIDTH, 0),
        (int) height,
        samples <= 2 && directory.value(PHOTOMETRIC, 1) <= 1,
        together,
        (int) (samples * (directory.value(BITS, 1) > 8 ? 2 : 1)),
        directory.value(BITS, 1) > 8 && directory.value(PREDICTOR, 1) == DIFFERENCES);
  }

  /** Reads those of the pages that are wanted. */
  static void read(List<TiffPage> pages, ByteBuffer file, DecodeRun run, FrameReader.Sink sink)
      throws IOException {
    for (int number = 1; number <= pages.size(); number++) {
      TiffPage page = pages.get(number - 1);
      if (run.wants(number, pages.size())) {
        if (number > 1 && !run.mayVisit((long) page.width * page.height)) {
          return;
        }
        sink.frame(number, new GuardedRows(page.new Rows(file, run), run, number == 1));
      }
    }
  }

  private final class Rows implements RowSource {
    private final ByteBuffer file;
    private final DecodeRun run;

    Rows(ByteBuffer file, DecodeRun run) {
      this.file = file;
      this.run = run;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int height() {
      return height;
    }

    @Override
    public boolean isGray() {
      return isGray;
    }

    @Override
    public void read(RowSink sink) throws IOException {
      long rowBytes = (long) width * pixelBytes;
      long bands = Math.max(1, BAND / rowBytes / stripRows);
      int rows = (int) Math.min(height, bands * stripRows);
      // The reader may hold a strip beside the band that it fills.
      run.reserve(2 * rowBytes * rows);
      if (needsPlugin) {
        ImageIoReaders.withPlugin(
            ImageFormat.TIFF, asOnlyPage(), run, reader -> read(reader, rows, sink));
      } else {
        ImageIoReaders.with(
            ImageFormat.TIFF, asOnlyPage(), run, reader -> read(reader, rows, sink));
      }
    }

    private void read(ImageReader reader, int rows, RowSink sink) throws IOException {
      if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
        throw new ImageRejectedException(Code.CORRUPT, "two different sizes in one page");
      }
      for (int top = 0; top < height; top += rows) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
        BufferedImage band = reader.read(0, param);
        new RasterRows(band, isGray).read(sink);
      }
    }

    /** {@return the file with this page as its first; the reader follows no other} */
    private SplicedBytes asOnlyPage() {
      ByteOrder order = file.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      byte[] head = new byte[8];
      file.get(0, head, 0, 4);
      ByteBuffer.wrap(head).order(order).putInt(4, (int) directory);
      return new SplicedBytes().add(head).add(file.duplicate().position(head.length));
    }
  }
}
