package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads one section from front to back through heap arrays and checks it on the way. A mapped
 * buffer never comes near a checksum: a file truncated underneath would end the process.
 */
final class SectionInput {
  private static final int CHUNK = 1 << 18;

  private final FileChannel channel;
  private final String file;
  private final SectionRecord section;
  private final CRC32C crc = new CRC32C();
  private final Optional<MessageDigest> sha256;
  private final byte[] chunk;
  private long position;

  SectionInput(FileChannel channel, String file, SectionRecord section, boolean full) {
    this.channel = channel;
    this.file = file;
    this.section = section;
    this.sha256 = full ? Optional.of(Digests.sha256()) : Optional.empty();
    this.chunk = new byte[(int) Math.min(CHUNK, IndexLayout.align(section.length()))];
  }

  /**
   * {@return the next bytes of the section as an array of which the first {@link #nextLength}
   * count; the following call overwrites it}
   */
  byte[] next() throws IOException {
    int length = nextLength();
    read(chunk, length);
    return chunk;
  }

  /** {@return how many bytes the coming {@link #next} gives, 0 at the end} */
  int nextLength() {
    return (int) Math.min(chunk.length, section.length() - position);
  }

  /** Reads what is left, the zeros after the section too, and compares the checksums. */
  void finish() throws IOException {
    while (nextLength() > 0) {
      next();
    }
    int padding = (int) (IndexLayout.align(section.length()) - section.length());
    read(new byte[padding], padding);
    boolean intact = (int) crc.getValue() == section.crc();
    if (sha256.isPresent()) {
      intact &= section.hasSha256(sha256.get().digest());
    }
    if (!intact) {
      throw corrupt("the checksum differs");
    }
  }

  /** {@return what to throw about the section} */
  IndexCorruptException corrupt(String problem) {
    return new IndexCorruptException(file, section.label(), section.offset(), problem);
  }

  private void read(byte[] into, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
    while (buffer.hasRemaining()) {
      long at = section.offset() + position + buffer.position();
      if (channel.read(buffer, at) < 0) {
        throw new IndexCorruptException(file, section.label(), at, "the file is truncated");
      }
    }
    position += length;
    crc.update(into, 0, length);
    if (sha256.isPresent()) {
      sha256.get().update(into, 0, length);
    }
  }
}
