package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListFormatException;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.Notice;
import org.tutela.core.list.Opinions;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.ReasonCode;
import org.tutela.core.list.Rejection;

/** Tables of any publisher, whose columns a mapping file explains. */
final class CsvReader implements FormatReader {
  private static final int ABSENT = -1;

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return TableMapping.find(head.source(), head.options()).isPresent();
  }

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException if there is no mapping, or there is something wrong with it
   */
  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    Path file =
        TableMapping.find(source, options)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        source.name()
                            + ": format csv needs a mapping file, which says what the"
                            + " columns mean"));
    TableMapping mapping = TableMapping.read(file);
    try (InputStream in = TextInput.open(source)) {
      TableReader table = new TableReader(in, mapping.delimiter());
      if (!table.next()) {
        sink.accept(Notice.warning("", "an empty table, without even a header"));
        return;
      }
      Rows rows = new Rows(source, mapping, options, sink, table);
      while (table.next()) {
        rows.row();
      }
    }
  }

  /** The rows below one header. */
  private static final class Rows {
    private final TableMapping mapping;
    private final int minimumQuality;
    private final HashJudge judge;
    private final Consumer<? super ListRecord> sink;
    private final TableReader table;
    private final Optional<HashType>[] types;
    private final int width;
    private final int sourceId;
    private final int category;
    private final int media;
    private final int updated;
    private final int quality;

    Rows(
        ListSource source,
        TableMapping mapping,
        ReadOptions options,
        Consumer<? super ListRecord> sink,
        TableReader table)
        throws ListFormatException {
      this.mapping = mapping;
      this.minimumQuality = options.guards().minimumQuality();
      this.judge = new HashJudge(options.guards());
      this.sink = sink;
      this.table = table;
      this.width = table.cells();
      String[] fields = fields(source);
      this.types = types(fields);
      this.sourceId = Arrays.asList(fields).indexOf(TableMapping.SOURCE_ID);
      this.category = Arrays.asList(fields).indexOf(TableMapping.CATEGORY);
      this.media = Arrays.asList(fields).indexOf(TableMapping.MEDIA);
      this.updated = Arrays.asList(fields).indexOf(TableMapping.UPDATED);
      this.quality = Arrays.asList(fields).indexOf(TableMapping.QUALITY);
    }

    /** {@return the field of every column, empty for those that the mapping leaves out} */
    private String[] fields(ListSource source) throws ListFormatException {
      String[] fields = new String[width];
      Set<String> found = new HashSet<>();
      for (int i = 0; i < width; i++) {
        String header = table.cell(i);
        fields[i] = mapping.columns().getOrDefault(header, "");
        if (!fields[i].isEmpty() && !found.add(header)) {
          throw badHeader(source, "the header has the column \"" + header + "\" twice");
        }
        if (fields[i].isEmpty()) {
          sink.accept(Notice.ignored(table.location(), "UNMAPPED_COLUMN " + header));
        }
      }
      for (String column : mapping.columns().keySet()) {
        if (!found.contains(column)) {
          throw badHeader(source, "the header lacks the column \"" + column + "\" of the mapping");
        }
      }
      return fields;
    }

    private ListFormatException badHeader(ListSource source, String message) {
      return new ListFormatException(
          ReasonCode.BAD_HEADER,
          source.name(),
          table.location(),
          message + "; correct the mapping file, or see whether this is the right list");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // No array of a generic type can be made.
    private static Optional<HashType>[] types(String[] fields) {
      Optional<HashType>[] types = new Optional[fields.length];
      for (int i = 0; i < fields.length; i++) {
        types[i] = HashType.find(fields[i]);
      }
      return types;
    }

    void row() {
      Optional<ReasonCode> defect = table.defect();
      if (defect.isPresent()) {
        refuse(defect.get());
      } else if (table.isBlank() && width > 1) {
        sink.accept(Notice.ignored(table.location(), "BLANK"));
      } else if (table.cells() != width) {
        refuse(table.cells() > width ? ReasonCode.EXTRA_COLUMNS : ReasonCode.MISSING_COLUMNS);
      } else {
        values();
      }
    }

    private void refuse(ReasonCode code) {
      sink.accept(Rejection.of(code, table.location(), ""));
    }

    private void values() {
      String location = table.location();
      String id = sourceId == ABSENT ? "" : table.cell(sourceId);
      String categoryText = value(TableMapping.CATEGORY, category);
      String mediaText = value(TableMapping.MEDIA, media);
      Optional<Instant> date = date(location);
      OptionalInt stated = quality(location);
      String detail = mediaText.isEmpty() ? "" : "media=" + mediaText;
      boolean any = false;
      for (int i = 0; i < width; i++) {
        if (types[i].isEmpty() || table.from(i) == table.to(i)) {
          continue;
        }
        any = true;
        HashType type = types[i].get();
        if (!judge.accepts(type, table.bytes(), table.from(i), table.to(i), HashJudge.Form.HEX)) {
          boolean digest = judge.code() != ReasonCode.BAD_NUMBER;
          Optional<HashType> shown = digest ? types[i] : Optional.empty();
          sink.accept(new Rejection(judge.code(), shown, id, location, ""));
        } else if (type.equals(HashType.PDQ) && stated.orElse(minimumQuality) < minimumQuality) {
          String poor = "quality below " + minimumQuality;
          sink.accept(new Rejection(ReasonCode.DEGENERATE_HASH, types[i], id, location, poor));
        } else {
          sink.accept(
              new ListEntry(
                  judge.hash(),
                  categoryText,
                  id,
                  EntryRole.BLOCK,
                  date,
                  Opinions.NONE,
                  location,
                  detail,
                  type.equals(HashType.PDQ) ? stated : OptionalInt.empty()));
        }
      }
      if (!any) {
        sink.accept(new Rejection(ReasonCode.NO_HASH, Optional.empty(), id, location, ""));
      }
    }

    private String value(String field, int column) {
      return column == ABSENT ? "" : mapping.value(field, table.cell(column));
    }

    private Optional<Instant> date(String location) {
      if (updated == ABSENT || table.from(updated) == table.to(updated)) {
        return Optional.empty();
      }
      Optional<Instant> date = Timestamps.parse(table.cell(updated));
      if (date.isEmpty()) {
        sink.accept(Notice.warning(location, "a date that is none: " + TableMapping.UPDATED));
      }
      return date;
    }

    /** {@return the quality that the row states, rounded down} */
    private OptionalInt quality(String location) {
      if (quality == ABSENT || table.from(quality) == table.to(quality)) {
        return OptionalInt.empty();
      }
      try {
        double stated = Double.parseDouble(table.cell(quality));
        if (stated >= 0 && stated <= 100) {
          return OptionalInt.of((int) stated);
        }
      } catch (NumberFormatException e) {
        // The warning says it.
      }
      sink.accept(Notice.warning(location, "no number from 0 to 100: " + TableMapping.QUALITY));
      return OptionalInt.empty();
    }
  }
}
