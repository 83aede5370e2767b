package org.tutela.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame of a WebP file.
 *
 * @param covers whether it replaces what is on the canvas rather than blend with it
 * @param clears whether its rectangle is cleared after it was shown
 * @param type of the chunk that holds its pixels
 * @param alpha content of the chunk before that, or empty
 * @param data content of that chunk
 */
record WebpFrame(
    int x,
    int y,
    int width,
    int height,
    boolean covers,
    boolean clears,
    int type,
    ByteBuffer alpha,
    ByteBuffer data) {
  private static final int RIFF = 0x46464952;
  private static final int WEBP = 0x50424557;
  private static final int VP8X = 0x58385056;
  private static final int ALPH = 0x48504c41;
  private static final int ALPHA_FLAG = 0x10;

  /**
   * Zero bytes after the data for each pixel: decoders fetch whole words and would run off a tiny
   * picture, and one that is cut off would cost an exception for each missing pixel.
   */
  private static final int PADDING = 4;

  /** {@return a file that holds this frame alone, without any metadata} */
  SplicedBytes still() {
    boolean extended = alpha.hasRemaining();
    int alphaLength = extended ? 8 + even(alpha.remaining()) : 0;
    int padding = Math.max(16, PADDING * width * height);
    int dataLength = even(data.remaining() + padding);
    int total = 4 + (extended ? 18 : 0) + alphaLength + 8 + dataLength;
    ByteBuffer head = ByteBuffer.allocate(38).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(RIFF).putInt(total).putInt(WEBP);
    SplicedBytes file = new SplicedBytes();
    if (extended) {
      head.putInt(VP8X).putInt(10).putInt(ALPHA_FLAG);
      head.putShort((short) (width - 1)).put((byte) ((width - 1) >>> 16));
      head.putShort((short) (height - 1)).put((byte) ((height - 1) >>> 16));
      head.putInt(ALPH).putInt(alpha.remaining());
      file.add(head.flip()).add(alpha.duplicate());
      file.add(new byte[alpha.remaining() & 1]);
    } else {
      file.add(head.flip());
    }
    ByteBuffer chunk = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    file.add(chunk.putInt(type).putInt(dataLength).flip());
    return file.add(data.duplicate()).endWithZeros(dataLength - data.remaining());
  }

  private static int even(int length) {
    return length + (length & 1);
  }
}
