package org.tutela.core.list.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of a SQLite database, by name in lower case, and the names of its views. */
final class SqliteSchema {
  private static final int MAX_OBJECTS = 1000;
  private final Map<String, Table> tables = new HashMap<>();
  private final List<String> views = new ArrayList<>();
  private final List<String> withoutRowId = new ArrayList<>();

  /**
   * A table.
   *
   * @param root the first page of its tree
   * @param columns the names, in lower case, of those that rows have values for, in order
   * @param rowIdColumn the one that is another name of the row id, or {@link SqliteTableSql#NONE}
   */
  record Table(long root, List<String> columns, int rowIdColumn) {
    /** {@return where a column stands, or -1} */
    int column(String name) {
      return columns.indexOf(name);
    }
  }

  private SqliteSchema() {}

  static SqliteSchema read(SqliteFile file) throws IOException {
    SqliteSchema schema = new SqliteSchema();
    SqliteTable objects = new SqliteTable(file, new Table(1, List.of(), SqliteTableSql.NONE));
    for (int n = 0; objects.next(); n++) {
      if (n == MAX_OBJECTS) {
        throw file.bad("page 1", "more tables than any list has");
      }
      schema.add(objects.row());
    }
    return schema;
  }

  private void add(SqliteRow row) throws IOException {
    String name = row.text(1).toLowerCase(Locale.ROOT);
    if (row.text(0).equals("view")) {
      views.add(name);
    } else if (row.text(0).equals("table") && row.isInteger(3)) {
      Optional<SqliteTableSql> sql = SqliteTableSql.parse(row.text(4));
      if (sql.isPresent() && sql.get().isWithoutRowId()) {
        withoutRowId.add(name);
      } else if (sql.isPresent()) {
        tables.put(name, new Table(row.integer(3), sql.get().columns(), sql.get().rowIdColumn()));
      }
    }
  }

  Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** {@return why a table that the database may have is not read, for the end of a sentence} */
  String remark(String name) {
    return withoutRowId.contains(name)
        ? " (its table " + name + " is kept WITHOUT ROWID, which is not read)"
        : "";
  }

  boolean hasView(String name) {
    return views.contains(name);
  }

  /** {@return a table that has all these columns, if it is there} */
  Optional<Table> table(String name, String... columns) {
    return table(name).filter(table -> table.columns().containsAll(List.of(columns)));
  }
}
