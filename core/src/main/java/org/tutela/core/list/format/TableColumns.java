package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/** A table whose columns are found by the names in its header, without regard to case. */
final class TableColumns {
  private final TableReader table;
  private final Map<String, Integer> columns = new HashMap<>();
  private final int width;
  private final boolean shortRows;
  private final Consumer<? super ListRecord> sink;

  /**
   * Reads the header.
   *
   * @param in UTF-8
   * @param shortRows whether a row may lack its last columns
   */
  TableColumns(
      ListSource source,
      InputStream in,
      char delimiter,
      boolean shortRows,
      List<String> required,
      Consumer<? super ListRecord> sink)
      throws IOException {
    this.table = new TableReader(in, delimiter);
    this.shortRows = shortRows;
    this.sink = sink;
    this.width = table.next() ? table.cells() : 0;
    for (int i = 0; i < width; i++) {
      String name = table.cell(i).toLowerCase(Locale.ROOT);
      if (columns.put(name, i) != null && required.contains(name)) {
        throw badHeader(source, "the header has the column \"" + name + "\" twice");
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        throw badHeader(source, "the header lacks the column \"" + name + "\"");
      }
    }
  }

  private ListFormatException badHeader(ListSource source, String message) {
    return new ListFormatException(
        ReasonCode.BAD_HEADER,
        source.name(),
        table.location(),
        message + "; see whether this is the right list");
  }

  /** Moves to the next row that has the shape of one; the others are refused. */
  boolean next() throws IOException {
    while (table.next()) {
      Optional<ReasonCode> defect = table.defect();
      if (defect.isPresent()) {
        refuse(defect.get());
      } else if (table.isBlank()) {
        sink.accept(Notice.ignored(table.location(), "BLANK"));
      } else if (table.cells() > width) {
        refuse(ReasonCode.EXTRA_COLUMNS);
      } else if (table.cells() < width && !shortRows) {
        refuse(ReasonCode.MISSING_COLUMNS);
      } else {
        return true;
      }
    }
    return false;
  }

  private void refuse(ReasonCode code) {
    sink.accept(Rejection.of(code, table.location(), ""));
  }

  String location() {
    return table.location();
  }

  /** {@return the trimmed cell of the column, or empty} */
  String cell(String column) {
    int at = columns.getOrDefault(column, Integer.MAX_VALUE);
    return at < table.cells() ? table.cell(at) : "";
  }

  /** Yields the hash in a column, unless the cell is empty. */
  void hash(String column, HashType type, RecordSink out) {
    int at = columns.getOrDefault(column, Integer.MAX_VALUE);
    if (at < table.cells() && table.from(at) < table.to(at)) {
      out.hash(type, table.bytes(), table.from(at), table.to(at));
    }
  }
}
