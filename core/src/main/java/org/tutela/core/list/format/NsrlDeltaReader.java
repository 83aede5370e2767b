package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * Deltas of NSRL RDS v3: SQL scripts, of which rows inserted into {@code FILE} and deletions by
 * hash are understood. No statement is executed; those that could do more are refused.
 */
final class NsrlDeltaReader implements FormatReader {
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?is)(--[^\n]*\n\\s*|/\\*.*?\\*/\\s*)*"
              + "(BEGIN|COMMIT|PRAGMA|INSERT|REPLACE|DELETE|UPDATE|CREATE|DROP|ALTER|ATTACH|DETACH"
              + "|SELECT|VACUUM|WITH)\\b\\s*[A-Za-z\"`;(].*");
  private static final Set<String> IGNORED =
      Set.of("update", "begin", "commit", "end", "rollback", "savepoint", "release");
  private static final List<String> DIGESTS = List.of("sha256", "sha1", "md5");

  /** The columns of the table, and those of the view. */
  private static final List<String> COLUMNS =
      List.of("sha256", "sha1", "md5", "crc32", "file_name", "file_size", "package_id");

  private static final List<String> VIEW_COLUMNS =
      COLUMNS.stream().filter(column -> !column.equals("crc32")).toList();

  @Override
  public String format() {
    return "nsrl-sql";
  }

  /** The id is the package, of which a file is one of many. */
  @Override
  public boolean idsNameRecords() {
    return false;
  }

  @Override
  public boolean recognizes(ListHead head) {
    return SCRIPT.matcher(head.text()).matches();
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (InputStream in = TextInput.open(source)) {
      new Script(new SqlStatements(in), new RecordSink(options, sink)).read();
    }
  }

  /** One script, of which a row is at hand at a time: a statement may insert any number of them. */
  private static final class Script {
    private static final int MAX_VALUES = 1000;

    private final SqlStatements sql;
    private final RecordSink out;

    Script(SqlStatements sql, RecordSink out) {
      this.sql = sql;
      this.out = out;
    }

    void read() throws IOException {
      while (sql.next()) {
        out.begin(sql.location(), "");
        if (take("INSERT")) {
          if (take("OR") && !take("REPLACE") && !take("IGNORE")) {
            refuse(ReasonCode.SQL_STATEMENT_NOT_ALLOWED);
          } else {
            insert();
          }
        } else if (take("REPLACE")) {
          insert();
        } else if (take("DELETE")) {
          delete();
        } else if (IGNORED.stream().anyMatch(sql.token()::is)) {
          ignore();
        } else {
          refuse(ReasonCode.SQL_STATEMENT_NOT_ALLOWED);
        }
      }
    }

    private boolean take(String word) throws IOException {
      boolean next = sql.token().is(word) && !sql.token().isEnd();
      if (next) {
        sql.advance();
      }
      return next;
    }

    private boolean takeFile() throws IOException {
      boolean file = sql.token().text().equalsIgnoreCase("FILE");
      sql.advance();
      return file;
    }

    private void ignore() throws IOException {
      sql.skip();
      if (sql.isTerminated()) {
        out.ignored("STATEMENT");
      } else {
        out.reject(ReasonCode.TRUNCATED_RECORD, "");
      }
    }

    /** Refuses what is left of the statement. */
    private void refuse(ReasonCode code) throws IOException {
      sql.skip();
      out.begin(sql.location(), "");
      out.reject(sql.isTerminated() ? code : ReasonCode.TRUNCATED_RECORD, "");
    }

    private void insert() throws IOException {
      if (!take("INTO") || !takeFile()) {
        refuse(ReasonCode.SQL_STATEMENT_NOT_ALLOWED);
        return;
      }
      List<SqlStatements.Token> columns = List.of();
      if (sql.token().is("(")) {
        columns = tuple();
      }
      if (!take("VALUES")) {
        // INSERT ... SELECT would have to be executed.
        refuse(ReasonCode.SQL_STATEMENT_NOT_ALLOWED);
        return;
      }
      String location = sql.location();
      long number = 0;
      do {
        number++;
        List<SqlStatements.Token> values = tuple();
        if (values.isEmpty()) {
          refuse(ReasonCode.BAD_SYNTAX);
          return;
        }
        row(columns.isEmpty() ? byCount(values.size()) : texts(columns), values, location);
        location = sql.tokenLocation() + ", row " + (number + 1);
      } while (take(","));
      if (!sql.token().isEnd() || !sql.isTerminated()) {
        refuse(ReasonCode.BAD_SYNTAX);
      }
    }

    private static List<String> byCount(int count) {
      return count == VIEW_COLUMNS.size() ? VIEW_COLUMNS : COLUMNS;
    }

    private static List<String> texts(List<SqlStatements.Token> tokens) {
      return tokens.stream().map(token -> token.text().toLowerCase(Locale.ROOT)).toList();
    }

    /** {@return what stands between parentheses, or nothing if they do not close} */
    private List<SqlStatements.Token> tuple() throws IOException {
      List<SqlStatements.Token> values = new ArrayList<>();
      if (!take("(")) {
        return List.of();
      }
      do {
        if (sql.token().isEnd() || values.size() == MAX_VALUES) {
          return List.of();
        }
        values.add(sql.token());
        sql.advance();
      } while (take(","));
      return take(")") ? values : List.of();
    }

    private void row(List<String> columns, List<SqlStatements.Token> values, String location) {
      out.begin(location, "");
      if (values.stream().anyMatch(SqlStatements.Token::tooLong)) {
        out.reject(ReasonCode.LINE_TOO_LONG, "");
        return;
      }
      if (columns.size() != values.size()) {
        boolean more = values.size() > columns.size();
        out.reject(more ? ReasonCode.EXTRA_COLUMNS : ReasonCode.MISSING_COLUMNS, "");
        return;
      }
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), values.get(i).is("NULL") ? "" : values.get(i).text());
      }
      out.named(row.getOrDefault("package_id", ""));
      out.role(EntryRole.KNOWN_GOOD);
      out.category("known");
      out.detail("name", row.getOrDefault("file_name", ""));
      for (String digest : DIGESTS) {
        String value = row.getOrDefault(digest, "").strip();
        if (!value.isEmpty()) {
          out.hash(HashType.of(digest), value);
        }
      }
      out.end();
    }

    private void delete() throws IOException {
      Map<String, String> conditions = new HashMap<>();
      // Without a condition it would empty the list.
      boolean understood = take("FROM") && takeFile() && take("WHERE");
      while (understood) {
        String column = sql.token().text().toLowerCase(Locale.ROOT);
        sql.advance();
        understood = take("=") && !sql.token().isEnd() && conditions.size() < MAX_VALUES;
        if (understood) {
          conditions.put(column, sql.token().text());
          sql.advance();
        }
        if (!understood || !take("AND")) {
          break;
        }
      }
      Optional<String> digest = DIGESTS.stream().filter(conditions::containsKey).findFirst();
      if (!understood || digest.isEmpty() || !sql.token().isEnd() || !sql.isTerminated()) {
        refuse(ReasonCode.SQL_STATEMENT_NOT_ALLOWED);
        return;
      }
      out.named(conditions.getOrDefault("package_id", ""));
      String value = conditions.getOrDefault(digest.get(), "").strip();
      out.delete(
          Optional.of(HashType.of(digest.get())),
          JsonValue.scalar(JsonValue.Kind.STRING, value),
          "");
    }
  }
}
