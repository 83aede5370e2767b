package org.tutela.core.image;

import java.io.IOException;
import java.util.List;

/** Decodes the frames of a WebP file and composes them on the canvas. */
record WebpFrames(List<WebpFrame> frames, int width, int height) implements FrameReader {
  @Override
  public void read(DecodeRun run, Sink sink) throws IOException {
    if (isPlain()) {
      sink.frame(1, new GuardedRows(frames.get(0).rows(run), run, true));
      return;
    }
    run.hold(FrameCanvas.bytes(width, height, false));
    FrameCanvas canvas = new FrameCanvas(width, height, 0);
    int total = frames.size();
    for (int number = 1; number == 1 || !run.isLast(number - 1, total); number++) {
      WebpFrame frame = frames.get(number - 1);
      if (!run.mayVisit((long) frame.width() * frame.height())) {
        return;
      }
      paint(frame, canvas, run, number == 1);
      if (run.wants(number, total)) {
        sink.frame(number, new GuardedRows(canvas, run, true));
      }
      if (frame.clears()) {
        canvas.clear(frame.x(), frame.y(), frame.width(), frame.height());
      }
    }
  }

  /** {@return whether there is one frame that fills the canvas, so that none is needed} */
  boolean isPlain() {
    WebpFrame frame = frames.get(0);
    return frames.size() == 1
        && frame.x() == 0
        && frame.y() == 0
        && frame.width() == width
        && frame.height() == height;
  }

  private static void paint(WebpFrame frame, FrameCanvas canvas, DecodeRun run, boolean isFirst)
      throws ImageRejectedException {
    int[] y = {frame.y()};
    new GuardedRows(frame.rows(run), run, isFirst)
        .read(
            (bgr, alpha) -> {
              for (int x = 0; x < frame.width(); x++) {
                int rgb =
                    (bgr[3 * x] & 0xff)
                        | (bgr[3 * x + 1] & 0xff) << 8
                        | (bgr[3 * x + 2] & 0xff) << 16;
                int opacity = alpha.length == 0 ? 255 : alpha[x] & 0xff;
                if (frame.covers()) {
                  canvas.replace(frame.x() + x, y[0], opacity << 24 | rgb);
                } else {
                  canvas.blend(frame.x() + x, y[0], opacity << 24 | rgb);
                }
              }
              y[0]++;
            });
  }
}
