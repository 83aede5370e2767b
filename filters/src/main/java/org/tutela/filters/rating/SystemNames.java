package org.tutela.filters.rating;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which systems an id or a common name such as "BBFC" means. Immutable. */
final class SystemNames {
  private final Map<String, List<RatingSystem>> systems;
  private final Map<RatingSystem, String> first;

  private SystemNames(Map<String, List<RatingSystem>> systems, Map<RatingSystem, String> first) {
    this.systems = systems;
    this.first = first;
  }

  /**
   * {@return the ids of all systems and the names of the table}
   *
   * @param byId every system by its id
   * @param table rows of a name and a system id
   * @throws IOException if a row names no system
   */
  static SystemNames of(Map<String, RatingSystem> byId, List<List<String>> table)
      throws IOException {
    Map<String, List<RatingSystem>> names = new HashMap<>();
    for (RatingSystem system : byId.values()) {
      names.put(system.id(), List.of(system));
      names.put(fold(system.id()), List.of(system));
    }
    Map<RatingSystem, String> first = new HashMap<>();
    for (List<String> row : table) {
      RatingSystem system = byId.get(row.get(1));
      if (system == null) {
        throw new IOException("system names: there is no system " + row.get(1));
      }
      List<RatingSystem> all = new ArrayList<>(names.getOrDefault(fold(row.get(0)), List.of()));
      all.add(system);
      names.put(fold(row.get(0)), List.copyOf(all));
      names.put(row.get(0), List.copyOf(all));
      first.putIfAbsent(system, row.get(0));
    }
    return new SystemNames(names, first);
  }

  /** {@return the first name of a system that means it alone, or else its id} */
  String name(RatingSystem system) {
    String name = first.getOrDefault(system, system.id());
    return find(name).size() == 1 ? name : system.id();
  }

  /** {@return the systems with this id or name, none if it is unknown} */
  List<RatingSystem> find(String name) {
    List<RatingSystem> found = find(systems, name);
    return found == null ? List.of() : found;
  }

  /**
   * {@return what a map of folded texts, and of texts as they are mostly written, has for a text}
   * Most texts are written so, and then nothing is folded.
   */
  static <T> @Nullable T find(Map<String, T> texts, String text) {
    T found = texts.get(text);
    return found == null ? texts.get(fold(text)) : found;
  }

  /** {@return the text without regard to case and to the amount of white space} */
  static String fold(String text) {
    int length = text.length();
    boolean plain = true;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return spaced(text).toUpperCase(Locale.ROOT);
      }
      plain &= c < 'a' || c > 'z';
    }
    // Capitals, digits and punctuation, which most codes are, fold to themselves.
    return plain ? text : text.toUpperCase(Locale.ROOT);
  }

  /** {@return the text with one blank for each run of white space, and none at its ends} */
  private static String spaced(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = folded.length() > 0;
      } else {
        folded.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return folded.toString();
  }
}
