package org.tutela.core.container;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips record by record, so that tests can make the records lie. */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer is allocated here.
final class ZipMaker {
  private record Central(
      String name, int method, int flags, int crc, int compressed, int size, int offset) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Central> directory = new ArrayList<>();

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }

  /** A file that both views show. */
  ZipMaker file(String name, byte[] content) {
    int at = out.size();
    local(name, content);
    return central(name, content, at);
  }

  /** A file in front of which a header stands and that the directory does not show. */
  ZipMaker local(String name, byte[] content) {
    byte[] packed = deflated(content);
    return local(name, 8, 0, crc(content), packed.length, content.length, packed);
  }

  ZipMaker local(
      String name, int method, int flags, int crc, int compressed, int size, byte[] data) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer header = record(30 + bytes.length, 0x04034b50);
    header.putShort((short) 20).putShort((short) flags).putShort((short) method).putInt(0);
    header.putInt(crc).putInt(compressed).putInt(size);
    header.putShort((short) bytes.length).putShort((short) 0).put(bytes);
    return raw(header.array()).raw(data);
  }

  /** A line of the directory for a deflated file whose header stands at a place. */
  ZipMaker central(String name, byte[] content, int at) {
    return central(name, 8, 0, crc(content), deflated(content).length, content.length, at);
  }

  ZipMaker central(String name, int method, int flags, int crc, int compressed, int size, int at) {
    directory.add(new Central(name, method, flags, crc, compressed, size, at));
    return this;
  }

  ZipMaker raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    int start = out.size();
    for (Central entry : directory) {
      byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
      ByteBuffer line = record(46 + name.length, 0x02014b50);
      line.putShort((short) 20).putShort((short) 20);
      line.putShort((short) entry.flags()).putShort((short) entry.method()).putInt(0);
      line.putInt(entry.crc()).putInt(entry.compressed()).putInt(entry.size());
      line.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
      line.putShort((short) 0).putShort((short) 0).putInt(0).putInt(entry.offset()).put(name);
      raw(line.array());
    }
    ByteBuffer end = record(22, 0x06054b50);
    end.putShort((short) 0).putShort((short) 0);
    end.putShort((short) directory.size()).putShort((short) directory.size());
    end.putInt(out.size() - start).putInt(start).putShort((short) 0);
    return raw(end.array()).out.toByteArray();
  }

  private static ByteBuffer record(int length, int signature) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(signature);
  }
}
