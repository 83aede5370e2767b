package org.tutela.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of lists that are known by their files only: no two alike, and the same whatever the order.
 * A list is called {@code hotline} after {@code in/hotline.csv}; where several would be, {@code
 * hotline.csv}; and where several still would be, after as many folders too as tell them apart.
 */
final class ListNames {
  private ListNames() {}

  /**
   * {@return the name of each file}
   *
   * @throws IllegalArgumentException if a file is there twice
   */
  static Map<Path, String> of(List<Path> files) {
    Set<Path> places = new HashSet<>();
    for (Path file : files) {
      if (!places.add(file.toAbsolutePath().normalize())) {
        throw new IllegalArgumentException(file + ": the list is named twice; name it once");
      }
    }
    Map<Path, String> names = new LinkedHashMap<>();
    List<Path> alike = files;
    for (int parts = 0; !alike.isEmpty(); parts++) {
      Map<String, Integer> uses = new HashMap<>();
      for (Path file : alike) {
        String name = name(file, parts);
        names.put(file, name);
        uses.merge(name, 1, Integer::sum);
      }
      alike = alike.stream().filter(file -> uses.getOrDefault(names.get(file), 0) > 1).toList();
    }
    return names;
  }

  /** {@return the last parts of a path, or the name without endings if no part is wanted} */
  private static String name(Path file, int parts) {
    Path whole = file.toAbsolutePath().normalize();
    int count = whole.getNameCount();
    if (count == 0) {
      return whole.toString();
    }
    if (parts == 0) {
      String last = whole.getFileName().toString();
      int dot = last.indexOf('.', 1);
      return dot < 0 ? last : last.substring(0, dot);
    }
    // With the same sign between folders on every system: the name stands in the index.
    return whole
        .subpath(count - Math.min(parts, count), count)
        .toString()
        .replace(whole.getFileSystem().getSeparator(), "/");
  }
}
