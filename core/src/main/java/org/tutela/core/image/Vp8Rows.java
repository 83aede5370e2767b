package org.tutela.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The rows of a lossy WebP frame: those of a VP8 key frame as libwebp shows them, with colour
 * differences smoothed between their samples, and the alpha beside them.
 *
 * @param frame content of the chunk
 * @param alpha content of the chunk of alpha, or empty
 */
record Vp8Rows(ByteBuffer frame, ByteBuffer alpha, int width, int height, DecodeRun run)
    implements RowSource {
  /** Rows of luma that the smoothing below may still change, or whose colours it may. */
  private static final int UNSETTLED = 8;

  @Override
  public boolean isGray() {
    return false;
  }

  @Override
  public void read(RowSink sink) throws IOException {
    long held = run.held();
    try {
      run.hold(Vp8Frame.bytes(width));
      decode(sink);
    } finally {
      run.giveBack(held);
    }
  }

  private void decode(RowSink sink) throws IOException {
    Vp8Frame decoder = new Vp8Frame(frame);
    WebpAlpha opacity = WebpAlpha.of(alpha, width, height, run);
    Out out = new Out(decoder, opacity, sink);
    int rows = (height + Vp8Frame.SIDE - 1) / Vp8Frame.SIDE;
    for (int row = 0; row < rows; row++) {
      run.checkTime();
      if (!decoder.nextRow()) {
        throw new EOFException("the image data ends early");
      }
      int end = Vp8Frame.SIDE * (row + 1);
      out.rows(Vp8Frame.SIDE * (row - 1), row == rows - 1 ? height : end - UNSETTLED);
    }
  }

  /** Turns light and colour differences into colours. */
  private final class Out {
    private final Vp8Frame decoder;
    private final WebpAlpha opacity;
    private final RowSink sink;
    private final byte[] bgr = new byte[3 * width];
    private final int[][] differences = new int[2][width];
    private int y;

    Out(Vp8Frame decoder, WebpAlpha opacity, RowSink sink) {
      this.decoder = decoder;
      this.opacity = opacity;
      this.sink = sink;
    }

    /** Hands over rows up to an end, from buffers that begin with a certain row. */
    void rows(int top, int end) throws IOException {
      for (; y < end; y++) {
        int near = y / 2;
        int far = y % 2 == 0 ? near - 1 : near + 1;
        if (far < 0 || far >= (height + 1) / 2) {
          far = near;
        }
        int stride = decoder.chromaStride();
        for (int i = 0; i < 2; i++) {
          byte[] rows = decoder.chromaRows(i);
          between(rows, (near - top / 2) * stride, (far - top / 2) * stride, differences[i]);
        }
        colours(decoder.lumaRows(), (y - top) * decoder.lumaStride());
        sink.row(bgr, opacity.nextRow());
      }
    }

    /**
     * Each pixel takes nine parts of the nearest sample, three of two others, one of the fourth.
     */
    private void between(byte[] rows, int near, int far, int[] out) {
      int n = rows[near] & 0xff;
      int f = rows[far] & 0xff;
      out[0] = (3 * n + f + 2) >> 2;
      for (int x = 1; x < width; x += 2) {
        int i = (x + 1) / 2;
        if (x == width - 1) {
          out[x] = (3 * n + f + 2) >> 2;
          return;
        }
        int nextN = rows[near + i] & 0xff;
        int nextF = rows[far + i] & 0xff;
        int sum = n + nextN + f + nextF + 8;
        out[x] = (((sum + 2 * (nextN + f)) >> 3) + n) >> 1;
        out[x + 1] = (((sum + 2 * (n + nextF)) >> 3) + nextN) >> 1;
        n = nextN;
        f = nextF;
      }
    }

    /** The factors of video colours with 14 bits behind the point, as in libwebp. */
    private void colours(byte[] luma, int at) {
      for (int x = 0; x < width; x++) {
        int light = ((luma[at + x] & 0xff) * 19_077) >> 8;
        int blue = differences[0][x];
        int red = differences[1][x];
        bgr[3 * x] = clip(light + ((blue * 33_050) >> 8) - 17_685);
        bgr[3 * x + 1] = clip(light - ((blue * 6_419) >> 8) - ((red * 13_320) >> 8) + 8_708);
        bgr[3 * x + 2] = clip(light + ((red * 26_149) >> 8) - 14_234);
      }
    }

    private byte clip(int value) {
      return (byte) Math.max(0, Math.min(255, value >> 6));
    }
  }
}
