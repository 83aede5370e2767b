package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/** The hash sets of HashKeeper ({@code .hsh}): MD5 in a table. */
final class HashKeeperReader implements FormatReader {
  private static final List<String> REQUIRED = List.of("file_id", "hashset_id", "hash");

  @Override
  public String format() {
    return "hashkeeper";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.header(',').containsAll(REQUIRED);
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (InputStream in = TextInput.open(source)) {
      TableColumns table = new TableColumns(source, in, ',', false, REQUIRED, sink);
      RecordSink out = new RecordSink(options, sink);
      while (table.next()) {
        String id = "hashset " + table.cell("hashset_id") + "/file " + table.cell("file_id");
        out.begin(table.location(), id);
        out.detail("name", table.cell("file_name"));
        table.hash("hash", HashType.MD5, out);
        out.end();
      }
    }
  }
}
