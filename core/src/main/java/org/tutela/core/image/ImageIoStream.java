package org.tutela.core.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory as ImageIO wants them: no cache file, no second copy, and a clock. */
final class ImageIoStream extends ImageInputStreamImpl {
  private final SplicedBytes bytes;
  private final DecodeRun run;

  ImageIoStream(SplicedBytes bytes, DecodeRun run) {
    this.bytes = bytes;
    this.run = run;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    run.checkTime();
    bitOffset = 0;
    if (streamPos >= bytes.length()) {
      return -1;
    }
    // Some readers take less than they asked for as the end.
    int done = 0;
    int read = 1;
    while (done < count && read > 0) {
      read = bytes.read(streamPos, into, offset + done, count - done);
      streamPos += read;
      done += read;
    }
    return done;
  }

  @Override
  public long length() {
    return bytes.length();
  }
}
