package org.tutela.filters.rating;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data files that come with this package. */
final class Resources {
  private Resources() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this build of tutela-filters lacks " + name);
      }
      return in.readAllBytes();
    }
  }

  /**
   * {@return the cells of each line after a comment and a line of names}
   *
   * @throws IOException if a line has another number of cells
   */
  static List<List<String>> rows(String name, int columns) throws IOException {
    String text = new String(bytes(name), StandardCharsets.UTF_8).stripTrailing();
    List<String> lines = RatingTable.items(text, '\n');
    List<List<String>> rows = new ArrayList<>(lines.size());
    for (String line : lines.subList(2, lines.size())) {
      List<String> cells = RatingTable.items(line, '\t');
      if (cells.size() != columns) {
        throw new IOException(name + ": " + columns + " columns expected in \"" + line + "\"");
      }
      rows.add(cells);
    }
    return rows;
  }
}
