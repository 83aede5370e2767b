package org.tutela.core.image;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * The rows of a JPEG file. The JDK's reader puts one row after another into the raster of its
 * destination; this raster hands them on and keeps none, so memory does not grow with the height.
 *
 * <p>CMYK and YCCK come as raw samples, in strips that fit the budget; each strip decodes the file
 * from its start. They become RGB by one formula, without a profile: the product of ink and black.
 */
record JpegRows(
    SplicedBytes bytes,
    int width,
    int height,
    int components,
    int scans,
    boolean isTransformed,
    DecodeRun run)
    implements RowSource {
  private static final int INKS = 4;

  @Override
  public boolean isGray() {
    return components == 1;
  }

  @Override
  public void read(RowSink sink) throws IOException {
    ImageIoReaders.with(
        ImageFormat.JPEG,
        bytes,
        run,
        reader -> {
          if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
            throw new ImageRejectedException(Code.CORRUPT, "two different sizes in one file");
          }
          if (components == INKS) {
            readInks(reader, sink);
          } else {
            readColours(reader, sink);
          }
        });
  }

  /** The reader shows a picture of several scans once for each of them; the last is the picture. */
  private void readColours(ImageReader reader, RowSink sink) throws IOException {
    int wanted = scans;
    while (true) {
      Passing passing = new Passing(this, sink, wanted);
      try {
        show(reader, passing);
      } catch (IIOException e) {
        if (wanted == 1 || passing.complete >= wanted) {
          throw e;
        }
        run.damage("decoding stopped: " + e.getMessage());
      }
      if (wanted == 1 || passing.complete >= wanted) {
        return;
      }
      wanted = Math.max(1, passing.complete);
    }
  }

  private void show(ImageReader reader, Passing passing) throws IOException {
    ColorSpace space = ColorSpace.getInstance(isGray() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    ColorModel colours =
        new ComponentColorModel(space, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
    ImageReadParam param = reader.getDefaultReadParam();
    param.setDestination(new BufferedImage(colours, passing, false, null));
    reader.read(0, param);
  }

  private void readInks(ImageReader reader, RowSink sink) throws IOException {
    int rowBytes = INKS * width;
    // Half of the budget: the reader may still hold the strip before.
    int rows = (int) Math.min(height, Math.max(8, run.memory() / 2 / rowBytes));
    byte[] inks = new byte[rowBytes];
    byte[] bgr = new byte[3 * width];
    for (int top = 0; top < height; top += rows) {
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
      Raster strip = reader.readRaster(0, param);
      for (int y = 0; y < strip.getHeight(); y++) {
        strip.getDataElements(strip.getMinX(), strip.getMinY() + y, width, 1, inks);
        toBgr(inks, bgr);
        sink.row(bgr, OPAQUE);
      }
    }
  }

  /** Adobe stores inks inverted, 255 for none; YCCK is that of their complements. */
  private void toBgr(byte[] inks, byte[] bgr) {
    for (int x = 0; x < width; x++) {
      int a = inks[INKS * x] & 0xff;
      int b = inks[INKS * x + 1] & 0xff;
      int c = inks[INKS * x + 2] & 0xff;
      int black = inks[INKS * x + 3] & 0xff;
      if (isTransformed) {
        double y = a;
        a = 255 - clamp(y + 1.402 * (c - 128));
        int green = 255 - clamp(y - 0.344136 * (b - 128) - 0.714136 * (c - 128));
        c = 255 - clamp(y + 1.772 * (b - 128));
        b = green;
      }
      bgr[3 * x + 2] = (byte) ((a * black + 127) / 255);
      bgr[3 * x + 1] = (byte) ((b * black + 127) / 255);
      bgr[3 * x] = (byte) ((c * black + 127) / 255);
    }
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** A raster of the whole picture's size that holds nothing. */
  private static final class Passing extends WritableRaster {
    private final RowSink sink;
    private final DecodeRun run;
    private final byte[] row;
    private final int wanted;

    /** How often the last row has passed. */
    private int complete;

    Passing(JpegRows rows, RowSink sink, int wanted) {
      super(
          new PixelInterleavedSampleModel(
              DataBuffer.TYPE_BYTE,
              rows.width,
              rows.height,
              rows.components,
              rows.rowLength(),
              rows.isGray() ? new int[] {0} : new int[] {0, 1, 2}),
          new DataBufferByte(1),
          new Point());
      this.sink = sink;
      this.row = new byte[rows.rowLength()];
      this.wanted = wanted;
      this.run = rows.run;
    }

    @Override
    public void setRect(int x, int y, Raster source) {
      try {
        if (complete == wanted - 1) {
          pass(source);
        } else {
          run.checkTime();
        }
      } catch (IOException e) {
        // The reader's callback declares no exception; it ends the decoding all the same.
        throw new UncheckedIOException(e);
      }
      if (y == height - 1) {
        complete++;
      }
    }

    private void pass(Raster source) throws IOException {
      source.getDataElements(0, 0, source.getWidth(), 1, row);
      if (numBands == 3) {
        swapRedAndBlue(row);
      }
      sink.row(row, OPAQUE);
    }

    private static void swapRedAndBlue(byte[] row) {
      for (int i = 0; i < row.length; i += 3) {
        byte red = row[i];
        row[i] = row[i + 2];
        row[i + 2] = red;
      }
    }
  }
}
