package org.tutela.core.list.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/**
 * The lines of a hashdeep file. A header names the columns; the file name comes last, is not quoted
 * and may hold commas.
 */
final class HashdeepLines implements TextReader.Lines {
  private static final String MAGIC = "%%%% HASHDEEP";
  private static final String HEADER = "%%%% ";
  private static final String SIZE = "size";
  private static final String NAME = "filename";

  private final ListSource source;
  private final HashJudge judge;
  private final Consumer<? super ListRecord> sink;
  private List<String> columns = List.of();
  private List<Optional<HashType>> types = List.of();
  private long entries;

  HashdeepLines(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink) {
    this.source = source;
    this.judge = new HashJudge(options.guards());
    this.sink = sink;
  }

  static boolean recognizes(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith(MAGIC);
  }

  @Override
  public long entries() {
    return entries;
  }

  @Override
  public void line(LineReader line) throws IOException {
    String text =
        new String(line.bytes(), line.from(), line.to() - line.from(), StandardCharsets.UTF_8);
    if (text.startsWith(HEADER)) {
      if (!text.startsWith(MAGIC)) {
        columns =
            List.of(text.substring(HEADER.length()).trim().toLowerCase(Locale.ROOT).split(",", -1));
        types = columns.stream().map(HashType::find).toList();
      }
      sink.accept(Notice.ignored(line.location(), "HEADER"));
    } else if (text.startsWith("#")) {
      sink.accept(Notice.ignored(line.location(), "COMMENT"));
    } else if (text.isBlank()) {
      sink.accept(Notice.ignored(line.location(), "BLANK"));
    } else if (columns.isEmpty()) {
      throw new ListFormatException(
          ReasonCode.BAD_HEADER, source.name(), line.location(), "no line names the columns");
    } else {
      row(line, cells(text));
    }
  }

  /** {@return the cells, the last of which takes the commas that are left} */
  private List<String> cells(String text) {
    boolean nameIsLast = columns.get(columns.size() - 1).equals(NAME);
    List<String> cells = new ArrayList<>(columns.size());
    int from = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
      if (nameIsLast && cells.size() == columns.size() - 1) {
        break;
      }
      cells.add(text.substring(from, comma));
      from = comma + 1;
    }
    cells.add(text.substring(from));
    return cells;
  }

  private void row(LineReader line, List<String> cells) {
    if (cells.size() != columns.size()) {
      boolean more = cells.size() > columns.size();
      ReasonCode code = more ? ReasonCode.EXTRA_COLUMNS : ReasonCode.MISSING_COLUMNS;
      sink.accept(Rejection.of(code, line.location(), ""));
      return;
    }
    String location = line.location();
    String detail = detail(cells);
    boolean any = false;
    boolean badSize = false;
    for (int i = 0; i < columns.size(); i++) {
      String cell = cells.get(i).trim();
      Optional<HashType> type = types.get(i);
      if (type.isPresent() && !cell.isEmpty()) {
        any = true;
        value(type.get(), cell, location, detail);
      } else if (columns.get(i).equals(SIZE)) {
        badSize = !isSize(cell);
      }
    }
    if (!any) {
      sink.accept(Rejection.of(ReasonCode.NO_HASH, location, ""));
    }
    if (badSize) {
      sink.accept(Rejection.of(ReasonCode.BAD_NUMBER, location, SIZE));
    }
  }

  private void value(HashType type, String cell, String location, String detail) {
    if (judge.accepts(type, cell, HashJudge.Form.HEX)) {
      entries++;
      sink.accept(
          new ListEntry(
              judge.hash(),
              "",
              "",
              EntryRole.BLOCK,
              Optional.empty(),
              Opinions.NONE,
              location,
              detail));
    } else {
      sink.accept(new Rejection(judge.code(), Optional.of(type), "", location, ""));
    }
  }

  private String detail(List<String> cells) {
    int size = columns.indexOf(SIZE);
    int name = columns.indexOf(NAME);
    return (size >= 0 && isSize(cells.get(size)) ? "size=" + cells.get(size) + ";" : "")
        + (name >= 0 ? "name=" + cells.get(name) : "");
  }

  private static boolean isSize(String cell) {
    return !cell.isEmpty()
        && cell.length() <= 18
        && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
