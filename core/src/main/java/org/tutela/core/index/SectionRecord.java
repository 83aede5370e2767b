package org.tutela.core.index;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.tutela.core.hash.HashType;

/** One row of the section table. Immutable: its arrays are never handed out. */
final class SectionRecord {
  private final SectionKind kind;
  private final Optional<HashType> type;
  private final long offset;
  private final long length;
  private final long count;
  private final long[] parameters;
  private final int crc;
  private final byte[] sha256;

  SectionRecord(
      SectionKind kind,
      Optional<HashType> type,
      long offset,
      long length,
      long count,
      long[] parameters,
      int crc,
      byte[] sha256) {
    this.kind = kind;
    this.type = type;
    this.offset = offset;
    this.length = length;
    this.count = count;
    this.parameters = Arrays.copyOf(parameters, IndexLayout.PARAMETERS);
    this.crc = crc;
    this.sha256 = sha256.clone();
  }

  /**
   * {@return the row at this place of a table, or empty if a later minor version added its kind}
   */
  static Optional<SectionRecord> read(ByteBuffer table, int at, String file)
      throws IndexCorruptException {
    long where = IndexLayout.HEADER_BYTES + (long) at;
    Optional<SectionKind> kind =
        SectionKind.of(table.getShort(at + IndexLayout.RECORD_KIND) & 0xffff);
    byte[] name = new byte[IndexLayout.TYPE_BYTES];
    table.get(at + IndexLayout.RECORD_TYPE, name);
    int nameLength = 0;
    while (nameLength < name.length && name[nameLength] != 0) {
      nameLength++;
    }
    Optional<HashType> type = Optional.empty();
    if (nameLength > 0) {
      type = HashType.find(new String(name, 0, nameLength, StandardCharsets.ISO_8859_1));
      if (type.isEmpty()) {
        throw new IndexCorruptException(file, "section table", where, "unknown hash type");
      }
    }
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    long[] parameters = new long[IndexLayout.PARAMETERS];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = table.getLong(at + IndexLayout.RECORD_PARAMETERS + i * Long.BYTES);
    }
    byte[] sha256 = new byte[IndexLayout.SHA256_BYTES];
    table.get(at + IndexLayout.RECORD_SHA256, sha256);
    return Optional.of(
        new SectionRecord(
            kind.get(),
            type,
            table.getLong(at + IndexLayout.RECORD_OFFSET),
            table.getLong(at + IndexLayout.RECORD_LENGTH),
            table.getLong(at + IndexLayout.RECORD_COUNT),
            parameters,
            table.getInt(at + IndexLayout.RECORD_CRC),
            sha256));
  }

  void write(ByteBuffer table, int at) {
    table.putShort(at + IndexLayout.RECORD_KIND, (short) kind.code());
    table.putInt(at + IndexLayout.RECORD_CRC, crc);
    table.putLong(at + IndexLayout.RECORD_OFFSET, offset);
    table.putLong(at + IndexLayout.RECORD_LENGTH, length);
    table.putLong(at + IndexLayout.RECORD_COUNT, count);
    table.put(at + IndexLayout.RECORD_SHA256, sha256);
    for (int i = 0; i < parameters.length; i++) {
      table.putLong(at + IndexLayout.RECORD_PARAMETERS + i * Long.BYTES, parameters[i]);
    }
    if (type.isPresent()) {
      table.put(
          at + IndexLayout.RECORD_TYPE, type.get().id().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  SectionKind kind() {
    return kind;
  }

  Optional<HashType> type() {
    return type;
  }

  long offset() {
    return offset;
  }

  /** The bytes that mean something; zeros follow up to the next multiple of the alignment. */
  long length() {
    return length;
  }

  long count() {
    return count;
  }

  long parameter(int index) {
    return parameters[index];
  }

  /** CRC32C over the section and the zeros that follow it. */
  int crc() {
    return crc;
  }

  boolean hasSha256(byte[] digest) {
    return Arrays.equals(sha256, digest);
  }

  String label() {
    return type.map(t -> kind.label() + " of " + t).orElse(kind.label());
  }

  IndexSection describe() {
    return new IndexSection(kind.label(), type, count, length);
  }
}
