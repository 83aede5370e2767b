package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A range of a file. Several may read one channel in turns. */
final class ChannelStream extends InputStream {
  private final SeekableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14).limit(0);
  private long at;
  private final long end;

  ChannelStream(SeekableByteChannel channel, long from, long to) {
    this.channel = channel;
    this.at = from;
    this.end = to;
  }

  /** Where the next byte comes from. */
  long position() {
    return at - buffer.remaining();
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    if (at >= end) {
      return false;
    }
    buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
    channel.position(at);
    int count = channel.read(buffer);
    buffer.flip();
    at += Math.max(0, count);
    return count > 0;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, offset, count);
    return count;
  }
}
