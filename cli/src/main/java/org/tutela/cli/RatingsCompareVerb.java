package org.tutela.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingMode;
import org.tutela.filters.rating.RatingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ratings compare}: the ratings of systems, or single ones, side by side by age. */
@Command(name = "compare", description = "Show systems or ratings side by side, by age.")
final class RatingsCompareVerb extends Verb {
  private static final int NO_AGE = Integer.MAX_VALUE;
  private static final int PROHIBITED = NO_AGE - 1;
  private static final int GAP = 2;

  @Parameters(
      arity = "2..8",
      paramLabel = "SYSTEM[:CODE]",
      description = "Systems such as DE:FSK or BBFC, or ratings such as DE:FSK:12.")
  List<String> names = List.of();

  RatingsCompareVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Map<String, List<Rating>> columns = new LinkedHashMap<>();
    for (String name : names) {
      columns.put(name, ratings(name));
    }
    Map<Integer, List<List<Rating>>> rows = rows(columns);
    Output output = output();
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("age"));
    head.addAll(columns.keySet());
    table.add(head);
    for (Map.Entry<Integer, List<List<Rating>>> row : rows.entrySet()) {
      List<String> cells = new ArrayList<>(List.of(age(row.getKey())));
      row.getValue().forEach(cell -> cells.add(cell(cell)));
      table.add(cells);
      for (List<Rating> cell : row.getValue()) {
        for (Rating rating : cell) {
          output.object(json -> RatingFields.brief(json, rating));
        }
      }
    }
    print(output, table);
    return ExitStatus.OK;
  }

  /** A name is a system's if there is one, otherwise a rating's. */
  private static List<Rating> ratings(String name) {
    RatingCatalog catalog = RatingCatalog.builtIn();
    List<RatingSystem> systems = catalog.systemsNamed(name);
    if (systems.isEmpty()) {
      return List.of(catalog.parse(name));
    }
    if (systems.size() > 1) {
      throw new IllegalArgumentException("\"" + name + "\" is ambiguous: one of " + systems);
    }
    return catalog.ratings(systems.get(0)).stream().filter(r -> !r.deprecated()).toList();
  }

  private static Map<Integer, List<List<Rating>>> rows(Map<String, List<Rating>> columns) {
    Map<Integer, List<List<Rating>>> rows = new TreeMap<>();
    int column = 0;
    for (List<Rating> ratings : columns.values()) {
      for (Rating rating : ratings) {
        List<List<Rating>> row =
            rows.computeIfAbsent(
                key(rating),
                age -> {
                  List<List<Rating>> empty = new ArrayList<>();
                  columns.keySet().forEach(name -> empty.add(new ArrayList<>()));
                  return empty;
                });
        row.get(column).add(rating);
      }
      column++;
    }
    return rows;
  }

  private static int key(Rating rating) {
    OptionalInt age = rating.filterAge();
    return age.orElse(rating.mode() == RatingMode.PROHIBITED ? PROHIBITED : NO_AGE);
  }

  private static String age(int key) {
    return key == NO_AGE ? "none" : key == PROHIBITED ? "banned" : Integer.toString(key);
  }

  /** Advisory ratings stand alone; what else a rating asks follows its code. */
  private static String cell(List<Rating> ratings) {
    List<String> texts = new ArrayList<>();
    for (Rating rating : ratings) {
      boolean plain = rating.mode() == RatingMode.ADVISORY || rating.mode() == RatingMode.GENERAL;
      String with =
          rating.mode() == RatingMode.ACCOMPANIED && rating.minAgeSupervised().isPresent()
              ? " from " + rating.minAgeSupervised().getAsInt()
              : "";
      texts.add(
          Output.printable(rating.code())
              + (plain ? "" : " (" + RatingFields.mode(rating) + with + ")"));
    }
    return String.join(", ", texts);
  }

  private static void print(Output output, List<List<String>> table) {
    int columns = table.get(0).size();
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        int column = i;
        int width = table.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
        line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + GAP));
      }
      output.text(line.toString().stripTrailing());
    }
  }
}
