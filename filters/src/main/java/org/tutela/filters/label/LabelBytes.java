package org.tutela.filters.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a media file at any place. Belongs to one thread; a file is closed with it.
 *
 * <p>At most 16 MiB are read in all, in 100,000 pieces, so that a file of millions of tiny boxes
 * ends as soon as any other.
 */
final class LabelBytes implements AutoCloseable {
  private static final int MAX_READ = 16 << 20;
  private static final int MAX_READS = 100_000;

  private final String name;
  private final byte[] head;
  private final @Nullable FileChannel channel;
  private final long size;
  private int readBytes;
  private int reads;

  private LabelBytes(String name, byte[] head, @Nullable FileChannel channel, long size) {
    this.name = name;
    this.head = head;
    this.channel = channel;
    this.size = size;
  }

  static LabelBytes of(String name, byte[] bytes) {
    return new LabelBytes(name, bytes, null, bytes.length);
  }

  static LabelBytes of(String name, FileChannel channel, long size) {
    return new LabelBytes(name, new byte[0], channel, size);
  }

  long size() {
    return size;
  }

  /**
   * {@return the bytes from a place on, fewer than asked for where the file ends}
   *
   * @throws LabelException if too much was read
   */
  byte[] read(long at, int length) throws IOException {
    int wanted = (int) Math.max(0, Math.min(length, size - at));
    readBytes += wanted;
    if (readBytes > MAX_READ || ++reads > MAX_READS) {
      throw new LabelException(name, "more than 16 MiB or 100000 pieces of metadata");
    }
    if (wanted == 0) {
      return new byte[0];
    }
    if (channel == null) {
      return Arrays.copyOfRange(head, (int) at, (int) at + wanted);
    }
    ByteBuffer bytes = ByteBuffer.allocate(wanted);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {}
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
