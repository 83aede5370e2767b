package org.tutela.core.list.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a SQLite database, by name in lower case, and the names of its views. */
final class SqliteSchema {
  private static final int MAX_OBJECTS = 1000;
  private static final Pattern TABLE =
      Pattern.compile("(?is)\\s*CREATE\\s+TABLE\\s+[^(]+\\((.*)\\)\\s*([^)]*)");
  private static final Pattern COLUMN =
      Pattern.compile(
          "\\s*(?:\"([^\"]+)\"|`([^`]+)`|\\[([^\\]]+)\\]|([A-Za-z_][A-Za-z0-9_]*)).*",
          Pattern.DOTALL);
  private static final Set<String> CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private final Map<String, Table> tables = new HashMap<>();
  private final List<String> views = new ArrayList<>();

  /**
   * A table.
   *
   * @param root the first page of its tree
   * @param columns their names in lower case, in order
   */
  record Table(long root, List<String> columns) {
    /** {@return where a column stands, or -1} */
    int column(String name) {
      return columns.indexOf(name);
    }
  }

  private SqliteSchema() {}

  static SqliteSchema read(SqliteFile file) throws IOException {
    SqliteSchema schema = new SqliteSchema();
    SqliteTable objects = new SqliteTable(file, 1);
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
      Matcher create = TABLE.matcher(row.text(4));
      boolean plain =
          create.matches() && !create.group(2).toLowerCase(Locale.ROOT).contains("without");
      if (plain) {
        tables.put(name, table(row.integer(3), create.group(1)));
      }
    }
  }

  private static Table table(long root, String definitions) {
    List<String> columns = new ArrayList<>();
    for (String definition : split(definitions)) {
      Matcher column = COLUMN.matcher(definition);
      if (column.matches()) {
        String name = firstGroup(column).toLowerCase(Locale.ROOT);
        boolean bare = column.group(4) != null;
        if (!bare || !CONSTRAINTS.contains(name)) {
          columns.add(name);
        }
      }
    }
    return new Table(root, List.copyOf(columns));
  }

  private static String firstGroup(Matcher column) {
    for (int i = 1; i <= column.groupCount(); i++) {
      String text = column.group(i);
      if (text != null) {
        return text;
      }
    }
    throw new IllegalStateException("one of the groups matches");
  }

  /** Splits at the commas that are in no parentheses. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int open = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && open == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  boolean hasView(String name) {
    return views.contains(name);
  }

  /** {@return a table that has all these columns, if it is there} */
  Optional<Table> table(String name, String... columns) {
    return table(name).filter(table -> table.columns().containsAll(List.of(columns)));
  }
}
