package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.tutela.core.hash.HashType;

/** Header, section table and footer of a file, read and checked, or ready to be written. */
final class IndexHeader {
  private final long seed;
  private final IndexProfile profile;
  private final long fileLength;
  private final List<SectionRecord> sections;

  IndexHeader(long seed, IndexProfile profile, long fileLength, List<SectionRecord> sections) {
    this.seed = seed;
    this.profile = profile;
    this.fileLength = fileLength;
    this.sections = List.copyOf(sections);
  }

  long seed() {
    return seed;
  }

  IndexProfile profile() {
    return profile;
  }

  long fileLength() {
    return fileLength;
  }

  List<SectionRecord> sections() {
    return sections;
  }

  // Loops, not streams: a device opens an index in a young process, where each lambda costs a
  // millisecond.
  Optional<SectionRecord> section(SectionKind kind) {
    for (SectionRecord section : sections) {
      if (section.kind() == kind) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  Optional<SectionRecord> section(SectionKind kind, HashType type) {
    for (SectionRecord section : sections) {
      if (section.kind() == kind && section.type().equals(Optional.of(type))) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /** Header and table in one array; {@code sections} are all the rows. */
  byte[] headerBytes() {
    int tableBytes = sections.size() * IndexLayout.RECORD_BYTES;
    byte[] bytes = new byte[IndexLayout.HEADER_BYTES + tableBytes];
    ByteBuffer out = wrap(bytes);
    ByteBuffer table =
        out.slice(IndexLayout.HEADER_BYTES, tableBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < sections.size(); i++) {
      sections.get(i).write(table, i * IndexLayout.RECORD_BYTES);
    }
    out.putLong(0, IndexLayout.MAGIC);
    out.putShort(IndexLayout.HEADER_MAJOR, (short) IndexLayout.MAJOR);
    out.putShort(IndexLayout.HEADER_MINOR, (short) IndexLayout.MINOR);
    out.putInt(IndexLayout.HEADER_SECTIONS, sections.size());
    out.putLong(IndexLayout.HEADER_FILE_LENGTH, fileLength);
    out.putLong(IndexLayout.HEADER_SEED, seed);
    out.putInt(IndexLayout.HEADER_PROFILE, profile.code());
    out.putInt(IndexLayout.HEADER_TABLE_CRC, crc(bytes, IndexLayout.HEADER_BYTES, tableBytes));
    out.putInt(IndexLayout.HEADER_CRC, crc(bytes, 0, IndexLayout.HEADER_CRC));
    return bytes;
  }

  byte[] footerBytes() {
    byte[] bytes = new byte[IndexLayout.FOOTER_BYTES];
    ByteBuffer out = wrap(bytes);
    out.putLong(0, ~IndexLayout.MAGIC);
    out.putLong(IndexLayout.FOOTER_LENGTH, fileLength);
    out.put(IndexLayout.FOOTER_SHA256, Digests.sha256().digest(headerBytes()));
    return bytes;
  }

  /** Reads and checks everything but the content of the sections. */
  static IndexHeader read(FileChannel channel, String file) throws IOException {
    long size = channel.size();
    if (size < IndexLayout.HEADER_BYTES + IndexLayout.FOOTER_BYTES) {
      throw new IndexCorruptException(file, "header", size, "the file is too short for an index");
    }
    byte[] headerBytes = read(channel, file, "header", 0, IndexLayout.HEADER_BYTES);
    int count = checkHeader(headerBytes, file);
    ByteBuffer header = wrap(headerBytes);
    int tableBytes = count * IndexLayout.RECORD_BYTES;
    long fileLength = header.getLong(IndexLayout.HEADER_FILE_LENGTH);
    long least = (long) IndexLayout.HEADER_BYTES + tableBytes + IndexLayout.FOOTER_BYTES;
    if (size != fileLength || size < least) {
      throw new IndexCorruptException(
          file, "footer", Math.min(size, fileLength), "the file is truncated or has bytes added");
    }
    byte[] table = read(channel, file, "section table", IndexLayout.HEADER_BYTES, tableBytes);
    if (header.getInt(IndexLayout.HEADER_TABLE_CRC) != crc(table, 0, tableBytes)) {
      throw new IndexCorruptException(
          file, "section table", IndexLayout.HEADER_BYTES, "the checksum differs");
    }
    checkFooter(channel, file, fileLength, headerBytes, table);
    IndexProfile profile =
        IndexProfile.of(header.getInt(IndexLayout.HEADER_PROFILE))
            .orElseThrow(
                () ->
                    new IndexCorruptException(
                        file, "header", IndexLayout.HEADER_PROFILE, "unknown profile"));
    return new IndexHeader(
        header.getLong(IndexLayout.HEADER_SEED),
        profile,
        fileLength,
        records(wrap(table), file, fileLength));
  }

  private static int checkHeader(byte[] bytes, String file) throws IndexFormatException {
    ByteBuffer header = wrap(bytes);
    if (header.getLong(0) != IndexLayout.MAGIC) {
      throw new IndexCorruptException(file, "header", 0, "this is no compiled index");
    }
    if (header.getInt(IndexLayout.HEADER_CRC) != crc(bytes, 0, IndexLayout.HEADER_CRC)) {
      throw new IndexCorruptException(file, "header", 0, "the checksum differs");
    }
    int major = header.getShort(IndexLayout.HEADER_MAJOR) & 0xffff;
    if (major > IndexLayout.MAJOR) {
      throw new IndexTooNewException(file, major, IndexLayout.MAJOR);
    }
    if (major < IndexLayout.OLDEST_MAJOR) {
      throw new IndexTooOldException(file, major, IndexLayout.OLDEST_MAJOR);
    }
    int count = header.getInt(IndexLayout.HEADER_SECTIONS);
    if (count < 0 || count > IndexLayout.MAX_SECTIONS) {
      throw new IndexCorruptException(
          file, "header", IndexLayout.HEADER_SECTIONS, "too many sections");
    }
    return count;
  }

  private static void checkFooter(
      FileChannel channel, String file, long fileLength, byte[] header, byte[] table)
      throws IOException {
    long at = fileLength - IndexLayout.FOOTER_BYTES;
    ByteBuffer footer = wrap(read(channel, file, "footer", at, IndexLayout.FOOTER_BYTES));
    var sha256 = Digests.sha256();
    sha256.update(header);
    sha256.update(table);
    byte[] stored = new byte[IndexLayout.SHA256_BYTES];
    footer.get(IndexLayout.FOOTER_SHA256, stored);
    boolean intact =
        footer.getLong(0) == ~IndexLayout.MAGIC
            && footer.getLong(IndexLayout.FOOTER_LENGTH) == fileLength
            && Arrays.equals(stored, sha256.digest());
    for (int i = IndexLayout.FOOTER_RESERVED; i < IndexLayout.FOOTER_BYTES; i++) {
      intact &= footer.get(i) == 0;
    }
    if (!intact) {
      throw new IndexCorruptException(file, "footer", at, "the end of the file is damaged");
    }
  }

  private static List<SectionRecord> records(ByteBuffer table, String file, long fileLength)
      throws IndexCorruptException {
    List<SectionRecord> sections = new ArrayList<>();
    long expected = IndexLayout.align((long) IndexLayout.HEADER_BYTES + table.capacity());
    for (int at = 0; at < table.capacity(); at += IndexLayout.RECORD_BYTES) {
      long offset = table.getLong(at + IndexLayout.RECORD_OFFSET);
      long length = table.getLong(at + IndexLayout.RECORD_LENGTH);
      // Sections stand back to back, so that every byte of the file belongs to one checksum.
      if (offset != expected || length < 0 || length > fileLength - offset) {
        throw new IndexCorruptException(
            file, "section table", IndexLayout.HEADER_BYTES + (long) at, "a section is misplaced");
      }
      expected = IndexLayout.align(offset + length);
      SectionRecord.read(table, at, file).ifPresent(sections::add);
    }
    if (expected != fileLength - IndexLayout.FOOTER_BYTES) {
      throw new IndexCorruptException(file, "footer", expected, "the sections end elsewhere");
    }
    return sections;
  }

  private static byte[] read(
      FileChannel channel, String file, String section, long offset, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      long at = offset + buffer.position();
      if (channel.read(buffer, at) < 0) {
        throw new IndexCorruptException(file, section, at, "the file is truncated");
      }
    }
    return bytes;
  }

  private static ByteBuffer wrap(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int crc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
