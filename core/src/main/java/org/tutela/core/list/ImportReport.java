package org.tutela.core.list;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many rows of each kind a list gave. Immutable. */
public final class ImportReport {
  private final Map<RowKind, Long> rows;
  private final Map<ReasonCode, Long> rejections;

  private ImportReport(Map<RowKind, Long> rows, Map<ReasonCode, Long> rejections) {
    this.rows = Collections.unmodifiableMap(rows);
    this.rejections = Collections.unmodifiableMap(rejections);
  }

  /**
   * {@return how many rows of this kind there were}
   *
   * @param kind of row
   */
  public long count(RowKind kind) {
    return rows.getOrDefault(kind, 0L);
  }

  /** {@return how many values or records were refused for each reason that occurred} */
  public Map<ReasonCode, Long> rejections() {
    return rejections;
  }

  @Override
  public String toString() {
    return rows + " " + rejections;
  }

  /** Counts rows. */
  static final class Counter {
    private final Map<RowKind, Long> rows = new EnumMap<>(RowKind.class);
    private final Map<ReasonCode, Long> rejections = new EnumMap<>(ReasonCode.class);

    void add(AuditRow row) {
      rows.merge(row.kind(), 1L, Long::sum);
      if (row.record() instanceof Rejection rejection) {
        rejections.merge(rejection.code(), 1L, Long::sum);
      }
    }

    ImportReport report() {
      return new ImportReport(new EnumMap<>(rows), new EnumMap<>(rejections));
    }
  }
}
