package org.tutela.filters.rating;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which systems an id or a common name such as "BBFC" means. Immutable. */
final class SystemNames {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, List<RatingSystem>> systems;

  private SystemNames(Map<String, List<RatingSystem>> systems) {
    this.systems = systems;
  }

  /**
   * {@return the ids of all systems and the names of the table}
   *
   * @param byId every system by its id
   * @param table name and system id, tab-separated, after a comment and a line of column names
   * @throws IOException if a line of the table is malformed or names no system
   */
  static SystemNames read(Map<String, RatingSystem> byId, Reader table) throws IOException {
    Map<String, List<RatingSystem>> names = new HashMap<>();
    byId.forEach((id, system) -> names.put(fold(id), List.of(system)));
    List<String> lines = new BufferedReader(table).lines().toList();
    for (String line : lines.subList(2, lines.size())) {
      String[] cells = line.split("\t", -1);
      RatingSystem system = cells.length == 2 ? byId.get(cells[1]) : null;
      if (system == null) {
        throw new IOException("system names: no such system in \"" + line + "\"");
      }
      names.merge(fold(cells[0]), List.of(system), SystemNames::joined);
    }
    return new SystemNames(Map.copyOf(names));
  }

  private static List<RatingSystem> joined(List<RatingSystem> first, List<RatingSystem> second) {
    List<RatingSystem> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /** {@return the systems with this id or name, none if it is unknown} */
  List<RatingSystem> find(String name) {
    return systems.getOrDefault(fold(name), List.of());
  }

  /** {@return the text without regard to case and to the amount of white space} */
  static String fold(String text) {
    String stripped = text.strip();
    boolean spaced = stripped.chars().anyMatch(Character::isWhitespace);
    String folded = spaced ? SPACE.matcher(stripped).replaceAll(" ") : stripped;
    return folded.toUpperCase(Locale.ROOT);
  }
}
