package org.tutela.core.list.format;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * Hash databases of The Sleuth Kit ({@code .kdb}): a SQLite database whose table {@code hashes}
 * holds digests as bytes (layout as in The Sleuth Kit, {@code sqlite_hdb.cpp}).
 */
final class SleuthKitDatabaseReader implements FormatReader {

  @Override
  public String format() {
    return "tsk-kdb";
  }

  @Override
  public boolean recognizes(ListHead head) {
    if (!head.isDatabase()) {
      return false;
    }
    try (SqliteFile file = SqliteFile.open(head.source())) {
      return hashes(SqliteSchema.read(file)).isPresent();
    } catch (IOException e) {
      return false; // Reading it will say so.
    }
  }

  private static Optional<SqliteSchema.Table> hashes(SqliteSchema schema) {
    return schema.table("hashes", "id", "md5");
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (SqliteFile file = SqliteFile.open(source)) {
      SqliteSchema schema = SqliteSchema.read(file);
      SqliteSchema.Table table =
          hashes(schema)
              .orElseThrow(
                  () ->
                      new ListFormatException(
                          ReasonCode.NOT_A_QUERY_RESULT,
                          source.name(),
                          "",
                          "a database without the table of hashes of a .kdb"
                              + schema.remark("hashes")
                              + "; see whether this is the right file"));
      RecordSink out = new RecordSink(options, sink);
      if (file.writeAhead()) {
        out.warning("write-ahead logging: what is only in the -wal file is not read");
      }
      rows(file, table, out);
      for (String names : new String[] {"file_names", "comments"}) {
        if (schema.table(names).isPresent()) {
          out.begin("", "");
          out.ignored("TABLE " + names);
        }
      }
    }
  }

  private static void rows(SqliteFile file, SqliteSchema.Table table, RecordSink out)
      throws IOException {
    int id = table.column("id");
    int md5 = table.column("md5");
    int sha1 = table.column("sha1");
    int sha256 = table.column("sha2_256");
    SqliteTable rows = new SqliteTable(file, table);
    while (rows.next()) {
      SqliteRow row = rows.row();
      out.begin(row.location(), row.text(id));
      if (row.isTooLong()) {
        out.reject(ReasonCode.LINE_TOO_LONG, "");
        continue;
      }
      out.hash(HashType.MD5, row, md5);
      out.hash(HashType.SHA1, row, sha1);
      out.hash(HashType.SHA256, row, sha256);
      out.end();
    }
  }
}
