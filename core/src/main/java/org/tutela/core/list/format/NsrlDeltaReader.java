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
    RecordSink out = new RecordSink(options, sink);
    try (InputStream in = TextInput.open(source)) {
      SqlStatements statements = new SqlStatements(in);
      while (statements.next()) {
        out.begin(statements.location(), "");
        if (statements.isTooLong()) {
          out.reject(ReasonCode.LINE_TOO_LONG, "");
        } else if (!statements.isTerminated()) {
          out.reject(ReasonCode.TRUNCATED_RECORD, "");
        } else {
          new Statement(statements.tokens(), statements.location(), out).read();
        }
      }
    }
  }

  /** One statement, read from left to right. */
  private static final class Statement {
    private final List<SqlStatements.Token> tokens;
    private final String location;
    private final RecordSink out;
    private int at;

    Statement(List<SqlStatements.Token> tokens, String location, RecordSink out) {
      this.tokens = tokens;
      this.location = location;
      this.out = out;
    }

    void read() {
      SqlStatements.Token verb = tokens.get(0);
      if (!verb.quoted() && IGNORED.contains(verb.text().toLowerCase(Locale.ROOT))) {
        out.ignored("STATEMENT");
      } else if (begins("INSERT", "INTO")
          || begins("INSERT", "OR", "REPLACE", "INTO")
          || begins("INSERT", "OR", "IGNORE", "INTO")
          || begins("REPLACE", "INTO")) {
        insert();
      } else if (begins("DELETE", "FROM")) {
        delete();
      } else {
        refuse();
      }
    }

    private boolean begins(String... words) {
      for (int i = 0; i < words.length; i++) {
        if (i >= tokens.size() || !tokens.get(i).is(words[i])) {
          return false;
        }
      }
      at = words.length;
      return true;
    }

    private void refuse() {
      out.reject(ReasonCode.SQL_STATEMENT_NOT_ALLOWED, "");
    }

    private boolean isFile() {
      boolean file = at < tokens.size() && tokens.get(at).text().equalsIgnoreCase("FILE");
      at++;
      return file;
    }

    private boolean take(String word) {
      boolean next = at < tokens.size() && tokens.get(at).is(word);
      at += next ? 1 : 0;
      return next;
    }

    private void insert() {
      if (!isFile()) {
        refuse();
        return;
      }
      List<String> columns = List.of();
      if (at < tokens.size() && tokens.get(at).is("(")) {
        columns = tuple();
      }
      if (!take("VALUES")) {
        refuse(); // INSERT ... SELECT would have to be executed.
        return;
      }
      do {
        List<String> values = tuple();
        if (values.isEmpty()) {
          out.reject(ReasonCode.BAD_SYNTAX, "");
          return;
        }
        row(columns.isEmpty() ? byCount(values.size()) : columns, values);
      } while (take(","));
      if (at < tokens.size()) {
        out.reject(ReasonCode.BAD_SYNTAX, "");
      }
    }

    private static List<String> byCount(int count) {
      return count == VIEW_COLUMNS.size() ? VIEW_COLUMNS : COLUMNS;
    }

    /** {@return the texts between parentheses, or nothing if they do not close} */
    private List<String> tuple() {
      List<String> texts = new ArrayList<>();
      if (!take("(")) {
        return List.of();
      }
      do {
        if (at >= tokens.size()) {
          return List.of();
        }
        SqlStatements.Token token = tokens.get(at++);
        texts.add(token.is("NULL") ? "" : token.text());
      } while (take(","));
      return take(")") ? texts : List.of();
    }

    private void row(List<String> columns, List<String> values) {
      if (columns.size() != values.size()) {
        boolean more = values.size() > columns.size();
        out.begin(location, "");
        out.reject(more ? ReasonCode.EXTRA_COLUMNS : ReasonCode.MISSING_COLUMNS, "");
        return;
      }
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i).toLowerCase(Locale.ROOT), values.get(i));
      }
      out.begin(location, row.getOrDefault("package_id", ""));
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

    private void delete() {
      if (!isFile() || !take("WHERE")) {
        refuse(); // Without a condition it would empty the list.
        return;
      }
      Map<String, String> conditions = new HashMap<>();
      do {
        if (at + 2 >= tokens.size() || !tokens.get(at + 1).is("=")) {
          refuse();
          return;
        }
        conditions.put(tokens.get(at).text().toLowerCase(Locale.ROOT), tokens.get(at + 2).text());
        at += 3;
      } while (take("AND"));
      Optional<String> digest = DIGESTS.stream().filter(conditions::containsKey).findFirst();
      if (at < tokens.size() || digest.isEmpty()) {
        refuse();
        return;
      }
      out.begin(location, conditions.getOrDefault("package_id", ""));
      String value = conditions.getOrDefault(digest.get(), "").strip();
      out.delete(
          Optional.of(HashType.of(digest.get())),
          JsonValue.scalar(JsonValue.Kind.STRING, value),
          "");
    }
  }
}
