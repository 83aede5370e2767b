package org.tutela.filters.rating;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the table of ratings: tab-separated, a line with the data version, a line of names. */
final class RatingTable {
  private static final String VERSION_PREFIX = "# data version\t";

  private final BufferedReader reader;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, RatingSystem> systems = new HashMap<>();
  private int line;

  private RatingTable(BufferedReader reader) {
    this.reader = reader;
  }

  /** What the table holds. */
  record Content(String version, List<Rating> ratings) {}

  /**
   * {@return the rows in the order of the table}
   *
   * @throws IOException if the table is malformed; the message names the line
   */
  static Content read(Reader reader) throws IOException {
    return new RatingTable(new BufferedReader(reader)).read();
  }

  private Content read() throws IOException {
    String version = nextLine();
    if (!version.startsWith(VERSION_PREFIX)) {
      throw malformed("expected \"" + VERSION_PREFIX.strip() + "\"");
    }
    String[] names = nextLine().split("\t", -1);
    for (int i = 0; i < names.length; i++) {
      columns.put(names[i], i);
    }
    List<Rating> ratings = new ArrayList<>();
    for (String row = reader.readLine(); row != null; row = reader.readLine()) {
      line++;
      ratings.add(rating(row.split("\t", -1)));
    }
    return new Content(version.substring(VERSION_PREFIX.length()), List.copyOf(ratings));
  }

  private Rating rating(String[] cells) throws IOException {
    if (cells.length != columns.size()) {
      throw malformed(columns.size() + " columns expected, " + cells.length + " found");
    }
    String id = cell(cells, "system_id");
    RatingSystem system = systems.get(id);
    if (system == null) {
      system = system(id, cells);
      systems.put(id, system);
    }
    return new Rating(
        system,
        cell(cells, "code"),
        items(cell(cells, "aliases"), "\\|"),
        age(cells, "rank").orElseThrow(() -> malformed("a rank is missing")),
        age(cells, "rec_age"),
        age(cells, "min_age"),
        age(cells, "min_age_supervised"),
        age(cells, "filter_age"),
        cell(cells, "filter_age_basis"),
        choice(RatingMode.class, cells, "mode"),
        deprecated(cell(cells, "status")),
        choice(Confidence.class, cells, "confidence"),
        cell(cells, "uri"),
        cell(cells, "source"),
        cell(cells, "note"));
  }

  private RatingSystem system(String id, String[] cells) throws IOException {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String name : items(cell(cells, "media"), ",")) {
      media.add(Medium.find(name).orElseThrow(() -> malformed("unknown medium " + name)));
    }
    return new RatingSystem(
        id,
        cell(cells, "authority"),
        items(cell(cells, "regions_iso3166"), ","),
        Collections.unmodifiableSet(media),
        items(cell(cells, "environment"), ","),
        items(cell(cells, "descriptors_of_system"), ","));
  }

  private boolean deprecated(String status) throws IOException {
    return switch (status) {
      case "current" -> false;
      case "deprecated" -> true;
      default -> throw malformed("unknown status " + status);
    };
  }

  private String cell(String[] cells, String column) throws IOException {
    Integer index = columns.get(column);
    if (index == null) {
      throw malformed("there is no column " + column);
    }
    return cells[index];
  }

  private OptionalInt age(String[] cells, String column) throws IOException {
    String text = cell(cells, column);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw malformed(column + " is no number");
    }
  }

  private <E extends Enum<E>> E choice(Class<E> type, String[] cells, String column)
      throws IOException {
    String text = cell(cells, column);
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw malformed("unknown " + column + " " + text);
    }
  }

  private static List<String> items(String cell, String separator) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(separator, -1));
  }

  private String nextLine() throws IOException {
    line++;
    String text = reader.readLine();
    if (text == null) {
      throw malformed("the table ends here");
    }
    return text;
  }

  private IOException malformed(String what) {
    return new IOException("rating table, line " + line + ": " + what);
  }
}
