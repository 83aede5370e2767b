package org.tutela.core.index;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tutela.core.hash.HashType;

/** Writes one section from front to back and sums it up; others may be written in turns with it. */
final class SectionOutput {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Numbers of a section, which are little-endian. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int CHUNK = 1 << 17;

  private final FileChannel channel;
  private final SectionKind kind;
  private final Optional<HashType> type;
  private final long offset;
  private final long[] parameters;
  private final CRC32C crc = new CRC32C();
  private final MessageDigest sha256 = Digests.sha256();
  private final byte[] chunk = new byte[CHUNK];
  private int filled;
  private long flushed;

  SectionOutput(
      FileChannel channel,
      SectionKind kind,
      Optional<HashType> type,
      long offset,
      long... parameters) {
    this.channel = channel;
    this.kind = kind;
    this.type = type;
    this.offset = offset;
    this.parameters = parameters;
  }

  void putByte(byte value) throws IOException {
    room(Byte.BYTES);
    chunk[filled++] = value;
  }

  void putShort(short value) throws IOException {
    room(Short.BYTES);
    chunk[filled++] = (byte) value;
    chunk[filled++] = (byte) (value >>> 8);
  }

  void putInt(int value) throws IOException {
    room(Integer.BYTES);
    INTS.set(chunk, filled, value);
    filled += Integer.BYTES;
  }

  /** Puts the lower bytes of a number, the lowest first. */
  void put(int value, int bytes) throws IOException {
    room(Integer.BYTES);
    INTS.set(chunk, filled, value);
    filled += bytes;
  }

  void putLong(long value) throws IOException {
    room(Long.BYTES);
    LONGS.set(chunk, filled, value);
    filled += Long.BYTES;
  }

  void put(byte[] bytes, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      room(1);
      int part = Math.min(count - done, chunk.length - filled);
      System.arraycopy(bytes, from + done, chunk, filled, part);
      filled += part;
      done += part;
    }
  }

  /** {@return how many bytes have been put} */
  long length() {
    return flushed + filled;
  }

  /** {@return the row of the table, once everything is put} */
  SectionRecord finish(long count) throws IOException {
    long length = length();
    int padding = (int) (IndexLayout.align(length) - length);
    put(new byte[padding], 0, padding);
    flush();
    return new SectionRecord(
        kind, type, offset, length, count, parameters, (int) crc.getValue(), sha256.digest());
  }

  private void room(int bytes) throws IOException {
    if (chunk.length - filled < bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    crc.update(chunk, 0, filled);
    sha256.update(chunk, 0, filled);
    ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, filled);
    while (buffer.hasRemaining()) {
      channel.write(buffer, offset + flushed + buffer.position());
    }
    flushed += filled;
    filled = 0;
  }
}
