package org.tutela.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tutela.core.list.AuditRow;
import org.tutela.core.list.ImportReport;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.RowKind;

/** The rows of a list as TSV with a header, or as JSON objects with the same names. */
final class ListRows {
  private static final List<String> COLUMNS =
      List.of("kind", "algorithm", "value", "category", "source_id", "location", "detail");

  private final Output output;
  private boolean begun;

  ListRows(Output output) {
    this.output = output;
  }

  void row(AuditRow row) {
    row(row.kind().id(), row);
  }

  /** Prints a row that has another word for its kind. */
  void row(String kind, AuditRow row) {
    print(
        kind,
        row.algorithm(),
        row.value(),
        row.category(),
        row.sourceId(),
        row.location(),
        row.detail());
  }

  /** Prints why the whole list is refused, and that nothing of it counts. */
  void fatal(ListFormatException e) {
    print("fatal", "", "", "", "", e.location(), e.code().name());
    summary(counts(0, 0, 0, 0, 0, 0, 1));
  }

  /** Prints the last row. */
  void summary(ImportReport report) {
    summary(
        counts(
            report.count(RowKind.ENTRY),
            report.count(RowKind.DELETE),
            report.count(RowKind.REF),
            report.count(RowKind.DUP),
            report.count(RowKind.REJECT),
            report.count(RowKind.IGNORED),
            0));
  }

  private static Map<String, Long> counts(
      long entries, long deletes, long refs, long dups, long rejects, long ignored, long fatal) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("committed", entries);
    counts.put("entries", entries);
    counts.put("deletes", deletes);
    counts.put("refs", refs);
    counts.put("dups", dups);
    counts.put("rejects", rejects);
    counts.put("ignored", ignored);
    counts.put("fatal", fatal);
    return counts;
  }

  /** Prints the last row. */
  void summary(Map<String, Long> counts) {
    if (output.json()) {
      object("summary", counts);
    } else {
      StringBuilder detail = new StringBuilder();
      counts.forEach((name, count) -> detail.append(';').append(name).append('=').append(count));
      print("summary", "", "", "", "", "", detail.substring(1));
    }
  }

  private void object(String kind, Map<String, Long> counts) {
    try {
      output.object(
          json -> {
            json.writeStringField(COLUMNS.get(0), kind);
            for (Map.Entry<String, Long> count : counts.entrySet()) {
              json.writeNumberField(count.getKey(), count.getValue());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(String... cells) {
    if (!begun) {
      begun = true;
      output.text("#" + String.join("\t", COLUMNS));
    }
    if (output.json()) {
      try {
        output.object(
            json -> {
              for (int i = 0; i < cells.length; i++) {
                json.writeStringField(COLUMNS.get(i), cells[i]);
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      line.append(i == 0 ? "" : "\t").append(escaped(cells[i]));
    }
    output.text(line.toString());
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
