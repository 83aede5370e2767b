package org.tutela.core.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of a zip (PKWARE APPNOTE 6.3.10) where they stand, believing none of their
 * numbers beyond the length of the file.
 */
final class ZipFileReader {
  private static final byte[] LOCAL_MARK = {'P', 'K', 3, 4};
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long MAX_32 = 0xffffffffL;

  private final FileWindow file;
  private final long size;

  ZipFileReader(SeekableByteChannel file) throws IOException {
    this.file = new FileWindow(file);
    this.size = file.size();
  }

  long size() {
    return size;
  }

  private ByteBuffer bytes(long at, int count) throws IOException {
    return file.bytes(at, count);
  }

  /** {@return where something that looks like a local header begins, or -1} */
  long findLocal(long from, long to) throws IOException {
    return file.find(LOCAL_MARK, from, to);
  }

  /** {@return the local header at a place, if there is one} */
  Optional<ZipEntryHeader> local(long at) throws IOException {
    ByteBuffer fixed = bytes(at, LOCAL_BYTES);
    if (at < 0 || fixed.limit() < LOCAL_BYTES || fixed.getInt(0) != LOCAL) {
      return Optional.empty();
    }
    int nameLength = fixed.getShort(26) & 0xffff;
    int extraLength = fixed.getShort(28) & 0xffff;
    ByteBuffer variable = bytes(at + LOCAL_BYTES, nameLength + extraLength);
    if (variable.limit() < nameLength + extraLength) {
      return Optional.empty();
    }
    long compressed = fixed.getInt(18) & MAX_32;
    long uncompressed = fixed.getInt(22) & MAX_32;
    if (compressed == MAX_32) {
      compressed = extended(variable, nameLength, uncompressed == MAX_32 ? 8 : 0, compressed);
    }
    return Optional.of(
        new ZipEntryHeader(
            name(variable, nameLength),
            fixed.getShort(8),
            fixed.getShort(6),
            fixed.getInt(14) & MAX_32,
            compressed,
            at,
            at + LOCAL_BYTES + nameLength + extraLength));
  }

  /** {@return a number of the zip64 field of a header, or what stands in for it} */
  private static long extended(ByteBuffer variable, int from, int skip, long otherwise) {
    int at = from;
    while (at + 4 <= variable.limit()) {
      int id = variable.getShort(at) & 0xffff;
      int length = variable.getShort(at + 2) & 0xffff;
      int end = Math.min(at + 4 + length, variable.limit());
      if (id == 1 && at + 4 + skip + Long.BYTES <= end) {
        return variable.getLong(at + 4 + skip);
      }
      at = end;
    }
    return otherwise;
  }

  private static String name(ByteBuffer variable, int length) {
    byte[] name = new byte[length];
    variable.get(0, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /**
   * {@return the central directory; empty if there is none to be found}
   *
   * @param most an archive of more files is refused
   */
  Optional<List<ZipEntryHeader>> central(int most) throws IOException {
    long end = end();
    if (end < 0) {
      return Optional.empty();
    }
    ByteBuffer fixed = bytes(end, END_BYTES);
    long count = fixed.getShort(10) & 0xffff;
    long length = fixed.getInt(12) & MAX_32;
    long offset = fixed.getInt(16) & MAX_32;
    long behind = end;
    ByteBuffer locator = bytes(end - 20, 20);
    if (end >= 20 && locator.limit() == 20 && locator.getInt(0) == LOCATOR_64) {
      long at = locator.getLong(8);
      ByteBuffer record = bytes(at, 56);
      if (at >= 0 && record.limit() == 56 && record.getInt(0) == END_64) {
        count = record.getLong(32);
        length = record.getLong(40);
        offset = record.getLong(48);
        behind = at;
      }
    }
    // A program in front of the archive moves everything by its length.
    long start = behind - length;
    long moved = start - offset;
    if (start < 0 || moved < 0) {
      return Optional.empty();
    }
    return entries(start, behind, moved, count, most);
  }

  private long end() throws IOException {
    int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer bytes = bytes(size - tail, tail);
    for (int i = bytes.limit() - END_BYTES; i >= 0; i--) {
      if (bytes.get(i) == 'P'
          && bytes.getInt(i) == END
          && i + END_BYTES + (bytes.getShort(i + 20) & 0xffff) <= bytes.limit()) {
        return size - tail + i;
      }
    }
    return -1;
  }

  private Optional<List<ZipEntryHeader>> entries(
      long start, long end, long moved, long count, int most) throws IOException {
    List<ZipEntryHeader> entries = new ArrayList<>();
    long at = start;
    while (at + CENTRAL_BYTES <= end) {
      ByteBuffer fixed = bytes(at, CENTRAL_BYTES);
      if (fixed.getInt(0) != CENTRAL) {
        break;
      }
      if (entries.size() == most) {
        throw new LimitException("LIMIT_ENTRIES: more than " + most + " files inside");
      }
      int nameLength = fixed.getShort(28) & 0xffff;
      int extraLength = fixed.getShort(30) & 0xffff;
      ByteBuffer variable = bytes(at + CENTRAL_BYTES, nameLength + extraLength);
      if (variable.limit() < nameLength + extraLength) {
        break;
      }
      entries.add(entry(fixed, variable, nameLength, moved));
      at += CENTRAL_BYTES + nameLength + extraLength + (fixed.getShort(32) & 0xffff);
    }
    return entries.size() == count ? Optional.of(entries) : Optional.empty();
  }

  private static ZipEntryHeader entry(
      ByteBuffer fixed, ByteBuffer variable, int nameLength, long moved) {
    long compressed = fixed.getInt(20) & MAX_32;
    long uncompressed = fixed.getInt(24) & MAX_32;
    long offset = fixed.getInt(42) & MAX_32;
    int skip = uncompressed == MAX_32 ? 8 : 0;
    if (compressed == MAX_32) {
      compressed = extended(variable, nameLength, skip, compressed);
      skip += 8;
    }
    if (offset == MAX_32) {
      offset = extended(variable, nameLength, skip, offset);
    }
    return new ZipEntryHeader(
        name(variable, nameLength),
        fixed.getShort(10),
        fixed.getShort(8),
        fixed.getInt(16) & MAX_32,
        compressed,
        offset + moved,
        0);
  }
}
