package org.tutela.core.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows of a tab-separated table by the names in its first line. */
final class Tsv {
  static final Path RESOURCES = Path.of("src/test/resources");

  private Tsv() {}

  static Stream<Map<String, String>> rows(String resource) throws IOException {
    List<String> lines = Files.readAllLines(RESOURCES.resolve(resource));
    String[] names = lines.get(0).split("\t", -1);
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split("\t", -1);
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
              }
              return row;
            });
  }
}
