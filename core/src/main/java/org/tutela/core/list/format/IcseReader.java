package org.tutela.core.list.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/**
 * The table that INTERPOL exports from its ICSE database. A row may lack its last columns, but has
 * no more than the header.
 */
final class IcseReader implements FormatReader {
  private static final List<String> REQUIRED = List.of("image id", "baseline");
  private static final List<Character> DELIMITERS = List.of(';', ',', '\t');

  /** Fingerprints that nothing here can compare. */
  private static final List<String> UNKNOWN = List.of("ZZ40", "Lace");

  @Override
  public String format() {
    return "icse";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return DELIMITERS.stream().anyMatch(each -> head.header(each).containsAll(REQUIRED));
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    ListHead head = ListHead.of(source, options);
    char delimiter =
        DELIMITERS.stream()
            .filter(each -> head.header(each).containsAll(REQUIRED))
            .findFirst()
            .orElse(';');
    try (InputStream in = TextInput.open(source)) {
      TableColumns table = new TableColumns(source, in, delimiter, true, REQUIRED, sink);
      RecordSink out = new RecordSink(options, sink);
      while (table.next()) {
        row(table, out);
      }
    }
  }

  private static void row(TableColumns table, RecordSink out) {
    out.begin(table.location(), table.cell("image id"));
    out.category(category(table.cell("baseline")));
    String media = table.cell("media type").toLowerCase(Locale.ROOT);
    out.detail("media", media.equals("image") ? "" : media);
    for (String flag : List.of("victim identified", "offender identified", "is distributed")) {
      out.detail(flag.replace(' ', '_'), isYes(table.cell(flag)) ? "true" : "");
    }
    out.detail("series", table.cell("series name"));
    table.hash("md5", HashType.MD5, out);
    table.hash("sha1", HashType.SHA1, out);
    table.hash("photodna", HashType.PHOTODNA, out);
    for (String name : UNKNOWN) {
      if (!table.cell(name.toLowerCase(Locale.ROOT)).isEmpty()) {
        out.unknown(name);
      }
    }
    out.end();
  }

  private static String category(String cell) {
    if (isYes(cell)) {
      return "baseline";
    }
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "n", "no", "false" -> "non-baseline";
      default -> cell;
    };
  }

  private static boolean isYes(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "true" -> true;
      default -> false;
    };
  }
}
