package org.tutela.core.list.format;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;

/**
 * NSRL RDS v3, a SQLite database. In the minimal sets {@code FILE} is a table; in the full ones it
 * is a view of {@code METADATA} joined with {@code PACKAGE_OBJECT} on {@code object_id}, which is
 * read from these two tables.
 */
final class NsrlDatabaseReader implements FormatReader {
  private static final String[] DIGESTS = {"sha256", "sha1", "md5"};

  @Override
  public String format() {
    return "nsrl-sqlite";
  }

  /** The id is the package, of which a file is one of many. */
  @Override
  public boolean idsNameRecords() {
    return false;
  }

  /** Also a database of no known kind comes here, to be refused. */
  @Override
  public boolean recognizes(ListHead head) {
    return head.isDatabase();
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (SqliteFile file = SqliteFile.open(source)) {
      SqliteSchema schema = SqliteSchema.read(file);
      RecordSink out = new RecordSink(options, sink);
      if (file.writeAhead()) {
        out.warning("write-ahead logging: what is only in the -wal file is not read");
      }
      Optional<SqliteSchema.Table> files =
          schema.table("file", "sha256", "sha1", "md5", "package_id");
      Optional<SqliteSchema.Table> metadata =
          schema.table("metadata", "sha256", "sha1", "md5", "object_id");
      Optional<SqliteSchema.Table> packages =
          schema.table("package_object", "object_id", "package_id");
      if (files.isPresent()) {
        rows(file, files.get(), files.get().column("package_id"), Optional.empty(), out);
      } else if (schema.hasView("file") && metadata.isPresent() && packages.isPresent()) {
        PackageIds ids = PackageIds.read(file, packages.get());
        rows(file, metadata.get(), metadata.get().column("object_id"), Optional.of(ids), out);
      } else {
        throw new ListFormatException(
            ReasonCode.NOT_A_QUERY_RESULT,
            source.name(),
            "",
            "a database without the FILE table or view of an RDS"
                + schema.remark("file")
                + "; see whether this is the right file");
      }
    }
  }

  private static void rows(
      SqliteFile file,
      SqliteSchema.Table table,
      int idColumn,
      Optional<PackageIds> packages,
      RecordSink out)
      throws IOException {
    int[] columns = new int[DIGESTS.length];
    HashType[] types = new HashType[DIGESTS.length];
    for (int i = 0; i < DIGESTS.length; i++) {
      columns[i] = table.column(DIGESTS[i]);
      types[i] = HashType.of(DIGESTS[i]);
    }
    int name = table.column("file_name");
    SqliteTable rows = new SqliteTable(file, table);
    while (rows.next()) {
      SqliteRow row = rows.row();
      String id = row.text(idColumn);
      if (packages.isPresent() && !row.isTooLong()) {
        Optional<String> known =
            row.isInteger(idColumn) ? packages.get().of(row.integer(idColumn)) : Optional.empty();
        if (known.isEmpty()) {
          out.begin(row.location(), "");
          out.ignored("NO_PACKAGE");
          continue;
        }
        id = known.get();
      }
      out.begin(row.location(), id);
      if (row.isTooLong()) {
        out.reject(ReasonCode.LINE_TOO_LONG, "");
        continue;
      }
      out.role(EntryRole.KNOWN_GOOD);
      out.category("known");
      out.detail("name", row.text(name));
      for (int i = 0; i < DIGESTS.length; i++) {
        out.hash(types[i], row, columns[i]);
      }
      out.end();
    }
  }
}
