package org.tutela.filters.rating;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of ratings: tab-separated, a line with the data version, a line of names, the rows of a
 * system together. Safe for any number of threads.
 *
 * <p>Opening it finds where each system begins; the rows of a system are read when it is first
 * asked for. Reading them all takes a fresh virtual machine five times as long as opening.
 */
final class RatingTable {
  private static final String VERSION_PREFIX = "# data version\t";

  /** The rows of a system: where they begin and end, and the number of the line before them. */
  private record Part(int from, int to, int line) {}

  private final byte[] bytes;
  private final String version;
  private final List<RatingSystem> systems = new ArrayList<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, List<Rating>> read = new ConcurrentHashMap<>();

  private RatingTable(byte[] bytes) throws IOException {
    this.bytes = bytes;
    int names = end(0) + 1;
    String first = text(0, names - 1);
    if (!first.startsWith(VERSION_PREFIX)) {
      throw malformed(1, "expected \"" + VERSION_PREFIX.strip() + "\"");
    }
    this.version = first.substring(VERSION_PREFIX.length());
    if (names >= bytes.length) {
      throw malformed(2, "the table ends here");
    }
    checkNames(text(names, end(names)));
    findSystems(end(names) + 1);
  }

  /**
   * {@return the table}
   *
   * @param bytes the table in UTF-8
   * @throws IOException if its frame or the first row of a system is malformed; the message names
   *     the line
   */
  static RatingTable of(byte[] bytes) throws IOException {
    return new RatingTable(bytes);
  }

  String version() {
    return version;
  }

  /** {@return the systems in the order of the table} */
  List<RatingSystem> systems() {
    return systems;
  }

  /**
   * {@return the rows of a system, none if the table does not have it}
   *
   * @throws UncheckedIOException if a row is malformed; the message names the line
   */
  List<Rating> ratings(RatingSystem system) {
    List<Rating> known = read.get(system.id());
    if (known != null) {
      return known;
    }
    Part part = parts.get(system.id());
    return part == null ? List.of() : read(system, part);
  }

  private List<Rating> read(RatingSystem system, Part part) {
    try {
      List<Rating> rows = new RatingRows(bytes, part.from, part.line).ratings(system, part.to);
      // Two threads may have read the same rows; all get the same objects.
      List<Rating> earlier = read.putIfAbsent(system.id(), rows);
      return earlier == null ? rows : earlier;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void findSystems(int start) throws IOException {
    int line = 2;
    int from = start;
    int firstLine = line;
    for (int row = start; row < bytes.length; ) {
      int next = end(row) + 1;
      line++;
      if (next >= bytes.length || !sameSystem(row, next)) {
        RatingSystem system = new RatingRows(bytes, from, firstLine).nextSystem();
        systems.add(system);
        if (parts.put(system.id(), new Part(from, Math.min(next, bytes.length), firstLine))
            != null) {
          throw malformed(line, "the rows of " + system.id() + " are not together");
        }
        from = next;
        firstLine = line;
      }
      row = next;
    }
  }

  /** {@return whether two rows begin with the same cell} */
  private boolean sameSystem(int first, int second) {
    int i = 0;
    while (second + i < bytes.length && bytes[first + i] == bytes[second + i]) {
      if (bytes[first + i] == '\t') {
        return true;
      }
      i++;
    }
    return false;
  }

  private void checkNames(String names) throws IOException {
    String expected = String.join("\t", RatingRows.COLUMNS);
    if (!expected.equals(names)) {
      throw malformed(2, "the columns are not " + expected);
    }
  }

  private int end(int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** {@return the parts between separators; none of an empty text} */
  static List<String> items(String text, char separator) {
    if (text.isEmpty()) {
      return List.of();
    }
    int end = text.indexOf(separator);
    if (end < 0) {
      return List.of(text);
    }
    List<String> items = new ArrayList<>();
    int start = 0;
    while (end >= 0) {
      items.add(text.substring(start, end));
      start = end + 1;
      end = text.indexOf(separator, start);
    }
    items.add(text.substring(start));
    return Collections.unmodifiableList(items);
  }

  static IOException malformed(int line, String what) {
    return new IOException("rating table, line " + line + ": " + what);
  }
}
