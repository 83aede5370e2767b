package org.tutela.core.list.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.tutela.core.list.ListFormatException;

/** One row of a SQLite table: its columns are decoded when they are asked for. */
final class SqliteRow {
  private static final int MAX_COLUMNS = 2000;
  private static final int NULL = 0;
  private static final int FLOAT = 7;
  private static final int BLOB = 12;
  private static final int TEXT = 13;
  private static final int[] INTEGER_BYTES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

  private final SqliteFile file;
  private final int idColumn;
  private final long[] types = new long[MAX_COLUMNS];
  private final int[] starts = new int[MAX_COLUMNS + 1];
  private byte[] bytes = {};
  private long id;
  private int columns;
  private boolean tooLong;

  /** A number of variable length, and the position after it. */
  record Varint(long value, int end) {}

  /**
   * Begins without a row.
   *
   * @param idColumn the column that has the row id for its value, and null in its place
   */
  SqliteRow(SqliteFile file, int idColumn) {
    this.file = file;
    this.idColumn = idColumn;
  }

  static Varint varint(SqliteFile file, String where, byte[] bytes, int from, int to)
      throws ListFormatException {
    long value = 0;
    for (int i = 0; i < 9; i++) {
      if (from + i >= to) {
        throw file.bad(where, "a number outside its row");
      }
      byte b = bytes[from + i];
      if (i == 8) {
        return new Varint(value << 8 | (b & 0xff), from + 9);
      }
      value = value << 7 | (b & 0x7f);
      if (b >= 0) {
        return new Varint(value, from + i + 1);
      }
    }
    throw new IllegalStateException("nine bytes end every number");
  }

  /** Notes a row that is larger than any list needs, and has no columns for that reason. */
  void tooLong(long rowId) {
    id = rowId;
    columns = 0;
    tooLong = true;
  }

  void set(long rowId, byte[] payload, int length) throws ListFormatException {
    id = rowId;
    bytes = payload;
    tooLong = false;
    columns = 0;
    Varint header = varint(file, location(), payload, 0, length);
    if (header.value() > length || header.value() < header.end()) {
      throw file.bad(location(), "a row without its header");
    }
    int end = (int) header.value();
    long start = end;
    for (int at = header.end(); at < end; ) {
      Varint type = varint(file, location(), payload, at, end);
      at = type.end();
      starts[columns] = (int) start;
      start += width(type.value());
      if (start > length || columns == MAX_COLUMNS - 1) {
        throw file.bad(location(), "a row with more columns than fit");
      }
      types[columns++] = type.value();
    }
    starts[columns] = (int) start;
  }

  private long width(long type) throws ListFormatException {
    if (type < 0 || type == 10 || type == 11 || type > Integer.MAX_VALUE) {
      throw file.bad(location(), "a column of an impossible type");
    }
    return type < BLOB ? INTEGER_BYTES[(int) type] : (type - BLOB) / 2;
  }

  /** {@return where the row is, for a person} */
  String location() {
    return "rowid " + id;
  }

  long id() {
    return id;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** {@return whether the column has a value; columns that the row lacks have none} */
  boolean has(int column) {
    return isId(column) || (column >= 0 && column < columns && types[column] != NULL);
  }

  private boolean isId(int column) {
    return column >= 0 && column == idColumn;
  }

  boolean isText(int column) {
    return has(column) && !isId(column) && types[column] >= TEXT && (types[column] & 1) == 1;
  }

  boolean isBlob(int column) {
    return has(column) && !isId(column) && types[column] >= BLOB && (types[column] & 1) == 0;
  }

  boolean isInteger(int column) {
    return isId(column) || (has(column) && types[column] < BLOB && types[column] != FLOAT);
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int column) {
    return starts[column];
  }

  int to(int column) {
    return starts[column + 1];
  }

  /** {@return an integer column} */
  long integer(int column) {
    if (isId(column)) {
      return id;
    }
    if (types[column] >= 8) {
      return types[column] - 8; // The constants 0 and 1 take no bytes.
    }
    int from = starts[column];
    int to = starts[column + 1];
    long value = bytes[from];
    for (int i = from + 1; i < to; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /** {@return the column as text; numbers as they are written, everything else empty} */
  String text(int column) throws IOException {
    if (isInteger(column)) {
      return Long.toString(integer(column));
    }
    return isText(column)
        ? new String(bytes, from(column), to(column) - from(column), file.encoding())
        : "";
  }

  /** {@return whether texts are stored as the bytes that the other formats have} */
  boolean isUtf8() {
    return file.encoding().equals(StandardCharsets.UTF_8);
  }
}
