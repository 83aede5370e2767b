package org.tutela.core.list.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@code CREATE TABLE} statement says about the rows of its table. The database keeps the
 * statement as its author wrote it, comments and all.
 */
final class SqliteTableSql {
  /** What no row has a value for. */
  static final int NONE = -1;

  private static final Set<String> TABLE_CONSTRAINTS =
      Set.of("constraint", "primary", "unique", "check", "foreign");

  private static final Set<String> COLUMN_CONSTRAINTS =
      Set.of(
          "constraint",
          "primary",
          "not",
          "null",
          "unique",
          "check",
          "default",
          "collate",
          "references",
          "generated",
          "as");

  private final List<String> columns = new ArrayList<>();
  private final Set<String> integers = new HashSet<>();
  private String primaryKey = "";
  private boolean withoutRowId;

  private SqliteTableSql() {}

  /** {@return what the statement says, if it makes a table whose rows the file holds} */
  static Optional<SqliteTableSql> parse(String sql) throws IOException {
    SqlStatements tokens =
        new SqlStatements(new ByteArrayInputStream(sql.getBytes(StandardCharsets.UTF_8)));
    boolean create = tokens.next() && tokens.token().is("create");
    tokens.advance();
    if (!create || !tokens.token().is("table")) {
      return Optional.empty();
    }
    while (!tokens.token().is("(")) {
      if (tokens.token().isEnd()) {
        return Optional.empty();
      }
      tokens.advance();
    }
    SqliteTableSql table = new SqliteTableSql();
    table.definitions(tokens);
    table.options(tokens);
    return Optional.of(table);
  }

  /** {@return the columns that rows have values for, in lower case, in order} */
  List<String> columns() {
    return List.copyOf(columns);
  }

  /** {@return the column that is another name of the row id, and not stored, or {@link #NONE}} */
  int rowIdColumn() {
    return integers.contains(primaryKey) ? columns.indexOf(primaryKey) : NONE;
  }

  /** {@return whether the rows are kept in the index of their primary key} */
  boolean isWithoutRowId() {
    return withoutRowId;
  }

  private void definitions(SqlStatements tokens) throws IOException {
    Definition definition = new Definition();
    int open = 0;
    for (tokens.advance(); !tokens.token().isEnd(); tokens.advance()) {
      SqlStatements.Token token = tokens.token();
      if (open == 0 && (token.is(",") || token.is(")"))) {
        add(definition);
        definition = new Definition();
        if (token.is(")")) {
          return;
        }
      } else {
        open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        definition.add(token, open);
      }
    }
  }

  private void options(SqlStatements tokens) throws IOException {
    for (; !tokens.token().isEnd(); tokens.advance()) {
      withoutRowId |= tokens.token().is("without");
    }
  }

  private void add(Definition definition) {
    if (definition.isConstraint()) {
      definition.keyColumn().ifPresent(name -> primaryKey = name);
    } else if (!definition.isVirtual()) {
      columns.add(definition.name());
      if (definition.isInteger()) {
        integers.add(definition.name());
      }
      if (definition.isKey()) {
        primaryKey = definition.name();
      }
    }
  }

  /** One column, or one constraint of the table. */
  private static final class Definition {
    /** Those that are in no parentheses, of which the opening ones are kept. */
    private final List<SqlStatements.Token> outer = new ArrayList<>();

    private final List<SqlStatements.Token> inner = new ArrayList<>();

    void add(SqlStatements.Token token, int open) {
      boolean opening = open == 1 && token.is("(");
      if (opening || (open == 0 && !token.is(")"))) {
        outer.add(token);
      } else if (open > 0) {
        inner.add(token);
      }
    }

    String name() {
      return outer.isEmpty() ? "" : lower(outer.get(0));
    }

    boolean isConstraint() {
      return !outer.isEmpty()
          && !outer.get(0).quoted()
          && TABLE_CONSTRAINTS.contains(lower(outer.get(0)));
    }

    /** {@return whether its values are computed whenever they are asked for} */
    boolean isVirtual() {
      int as = find("as");
      return as > 0 && is(as + 1, "(") && find("stored") < as;
    }

    boolean isInteger() {
      boolean only =
          outer.size() == 2
              || (outer.size() > 2 && COLUMN_CONSTRAINTS.contains(lower(outer.get(2))));
      return only && lower(outer.get(1)).equals("integer");
    }

    boolean isKey() {
      int primary = find("primary");
      return primary > 0 && is(primary + 1, "key") && !is(primary + 2, "desc");
    }

    /** {@return the only column of a primary key, if it is one} */
    Optional<String> keyColumn() {
      int primary = find("primary");
      boolean one = primary >= 0 && inner.stream().noneMatch(token -> token.is(","));
      return one && !inner.isEmpty() ? Optional.of(lower(inner.get(0))) : Optional.empty();
    }

    private int find(String word) {
      for (int i = 0; i < outer.size(); i++) {
        if (outer.get(i).is(word)) {
          return i;
        }
      }
      return NONE;
    }

    private boolean is(int index, String word) {
      return index < outer.size() && outer.get(index).is(word);
    }

    private static String lower(SqlStatements.Token token) {
      return token.text().toLowerCase(Locale.ROOT);
    }
  }
}
