package org.tutela.core.list.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.list.AddressEntry;
import org.tutela.core.list.AuditRow;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.NextPage;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.Rejection;
import org.tutela.core.list.RowKind;
import org.tutela.core.list.Tombstone;

/**
 * What a reader yields, in words short enough to compare: entries, deletions, refusals and pages.
 */
final class Rows {
  private Rows() {}

  static List<String> of(ListReader reader, byte[] bytes, ReadOptions options) throws IOException {
    List<String> rows = new ArrayList<>();
    reader.read(
        ListSource.of("test", bytes),
        options,
        record -> {
          if (record instanceof ListEntry || record instanceof AddressEntry) {
            AuditRow row = new AuditRow(RowKind.ENTRY, record);
            rows.add((row.algorithm() + " " + row.value() + " " + row.sourceId()).trim());
          } else if (record instanceof Tombstone) {
            AuditRow row = new AuditRow(RowKind.DELETE, record);
            rows.add(
                String.join(" ", "delete", row.algorithm(), row.value(), row.sourceId()).trim());
          } else if (record instanceof Rejection) {
            AuditRow row = new AuditRow(RowKind.REJECT, record);
            String code = row.detail().split(" ", 2)[0];
            rows.add((row.algorithm() + " " + code + " " + row.sourceId()).trim());
          } else if (record instanceof NextPage next) {
            rows.add(("next " + next.href()).trim());
          }
        });
    return rows;
  }
}
