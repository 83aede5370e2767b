package org.tutela.core.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tutela.core.image.ImageRejectedException.Code;

/**
 * Composes the frames of a GIF file on its canvas. Every frame up to the last that is wanted is
 * painted, because later ones may show through to earlier ones.
 *
 * @param file the whole file
 * @param start of the blocks after the header and its palette
 * @param colours of the palette that frames without their own use
 * @param frames in the file
 */
record GifFrames(ByteBuffer file, int start, int colours, int width, int height, int frames)
    implements FrameReader {
  private static final int BACKGROUND = 11;
  private static final int[] FIRST_LINE = {0, 4, 2, 1};
  private static final int[] LINE_STEP = {8, 8, 4, 2};

  @Override
  public void read(DecodeRun run, Sink sink) throws IOException {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    run.hold(FrameCanvas.bytes(width, height, frames > 1));
    int[] shared = palette(in, start - 3 * colours, colours);
    int background = Byte.toUnsignedInt(in.get(BACKGROUND));
    FrameCanvas canvas =
        new FrameCanvas(width, height, background < shared.length ? shared[background] : 0);
    in.position(start);
    GifData data = new GifData(in);
    for (int number = 1; number <= frames; number++) {
      GifFrame frame = GifFrame.next(in);
      long area = (long) frame.width() * frame.height();
      if (frame.isNone() || !run.mayVisit(area)) {
        return;
      }
      if (frame.disposal() == GifFrame.RESTORES && frames > 1) {
        canvas.save();
      }
      boolean whole = paint(in, data, frame, shared, canvas, run, number == 1);
      in.position(frame.dataStart() + 1);
      GifFrame.skipData(in);
      if (!whole) {
        run.damage("frame " + number + " lacks pixels");
      }
      if (run.wants(number, frames)) {
        sink.frame(number, new GuardedRows(canvas, run, true));
      }
      if (run.isLast(number, frames)) {
        return;
      }
      dispose(frame, canvas);
    }
  }

  private static int[] palette(ByteBuffer in, int at, int colours) {
    int[] palette = new int[colours];
    for (int i = 0; i < colours; i++) {
      palette[i] =
          (in.get(at + 3 * i) & 0xff) << 16
              | (in.get(at + 3 * i + 1) & 0xff) << 8
              | (in.get(at + 3 * i + 2) & 0xff);
    }
    return palette;
  }

  private static void dispose(GifFrame frame, FrameCanvas canvas) {
    if (frame.disposal() == GifFrame.CLEARS) {
      canvas.clear(frame.left(), frame.top(), frame.width(), frame.height());
    } else if (frame.disposal() == GifFrame.RESTORES) {
      canvas.restore();
    }
  }

  /** Paints a frame; {@return whether all its pixels were there} */
  private boolean paint(
      ByteBuffer in,
      GifData data,
      GifFrame frame,
      int[] shared,
      FrameCanvas canvas,
      DecodeRun run,
      boolean isFirst)
      throws ImageRejectedException {
    int[] palette =
        frame.colours() == 0 ? shared : palette(in, frame.paletteStart(), frame.colours());
    in.position(frame.dataStart());
    data.start();
    byte[] line = new byte[frame.width()];
    for (int pass = 0; pass < (frame.interlaced() ? 4 : 1); pass++) {
      int step = frame.interlaced() ? LINE_STEP[pass] : 1;
      for (int y = frame.interlaced() ? FIRST_LINE[pass] : 0; y < frame.height(); y += step) {
        run.checkTime();
        int count = data.read(line);
        for (int x = 0; x < count; x++) {
          int index = line[x] & 0xff;
          // An index past the palette is black.
          int rgb = index < palette.length ? palette[index] : 0;
          int alpha = index == frame.clear() ? 0 : 0xff000000;
          canvas.blend(frame.left() + x, frame.top() + y, alpha | rgb);
        }
        if (count < line.length) {
          if (isFirst && !data.hasBegun()) {
            throw new ImageRejectedException(Code.CORRUPT, "a frame without a pixel");
          }
          return false;
        }
      }
    }
    return true;
  }
}
