package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Address;
import org.tutela.core.list.AddressEntry;
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
      boolean header = table.next();
      while (header && table.isBlank()) {
        header = table.next();
      }
      if (!header) {
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
    private final AddressJudge addresses;
    private final Optional<HashType>[] types;
    private final Optional<Address.Kind>[] kinds;
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
      this.addresses = new AddressJudge(options.guards());
      this.sink = sink;
      this.table = table;
      this.width = table.cells();
      String[] fields = fields(source);
      this.kinds = kinds(fields);
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
      Arrays.fill(fields, "");
      for (Map.Entry<String, String> column : mapping.columns().entrySet()) {
        int place = place(source, column.getKey());
        if (!fields[place].isEmpty()) {
          throw badHeader(source, "the mapping has the column \"" + column.getKey() + "\" twice");
        }
        fields[place] = column.getValue();
      }
      for (int i = 0; i < width; i++) {
        if (fields[i].isEmpty()) {
          sink.accept(Notice.ignored(table.location(), "UNMAPPED_COLUMN " + table.cell(i)));
        }
      }
      return fields;
    }

    /** {@return where a column stands, by its name as it is or, failing that, in another case} */
    private int place(ListSource source, String column) throws ListFormatException {
      List<Integer> places = places(cell -> cell.equals(column));
      if (places.isEmpty()) {
        places = places(cell -> cell.equalsIgnoreCase(column));
      }
      if (places.isEmpty()) {
        throw badHeader(source, "the header lacks the column \"" + column + "\" of the mapping");
      } else if (places.size() > 1) {
        throw badHeader(source, "the header has the column \"" + column + "\" twice");
      }
      return places.get(0);
    }

    private List<Integer> places(Predicate<String> isWanted) {
      return IntStream.range(0, width).filter(i -> isWanted.test(table.cell(i))).boxed().toList();
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
        types[i] = HashType.find(fields[i]).filter(type -> !type.isAddress());
      }
      return types;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // No array of a generic type can be made.
    private static Optional<Address.Kind>[] kinds(String[] fields) {
      Optional<Address.Kind>[] kinds = new Optional[fields.length];
      for (int i = 0; i < fields.length; i++) {
        kinds[i] = Optional.ofNullable(TableMapping.ADDRESSES.get(fields[i]));
      }
      return kinds;
    }

    void row() {
      Optional<ReasonCode> defect = table.defect();
      if (table.spansLines() && table.hidesDigest()) {
        sink.accept(
            Notice.warning(
                table.location(),
                "a cell in quotes goes on over lines with digests: see whether a quote is missing"));
      }
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
        if ((types[i].isEmpty() && kinds[i].isEmpty()) || table.from(i) == table.to(i)) {
          continue;
        }
        any = true;
        if (kinds[i].isPresent()) {
          sink.accept(
              addresses.accepts(kinds[i].get(), table.cell(i))
                  ? new AddressEntry(
                      addresses.address(),
                      categoryText,
                      id,
                      EntryRole.BLOCK,
                      date,
                      Opinions.NONE,
                      location,
                      detail)
                  : new Rejection(addresses.code(), Optional.empty(), id, location, ""));
          continue;
        }
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
