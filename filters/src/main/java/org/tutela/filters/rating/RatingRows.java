package org.tutela.filters.rating;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Walks over the rows of the rating table. Belongs to one thread.
 *
 * <p>It works on bytes, and a cell that repeats the one above it is the same string: a fresh
 * virtual machine interprets this code, and so pays for every call and every lambda.
 */
final class RatingRows {
  private static final int MAX_AGE = 150;

  /** The columns in the order of the file. */
  enum Column {
    SYSTEM_ID,
    AUTHORITY,
    REGIONS_ISO3166,
    MEDIA,
    ENVIRONMENT,
    CODE,
    ALIASES,
    RANK,
    REC_AGE,
    MIN_AGE,
    MIN_AGE_SUPERVISED,
    FILTER_AGE,
    FILTER_AGE_BASIS,
    MODE,
    STATUS,
    DESCRIPTORS_OF_SYSTEM,
    URI,
    SOURCE,
    CONFIDENCE,
    NOTE;

    static final int COUNT = values().length;
  }

  private final byte[] bytes;
  private final String[] cells = new String[Column.COUNT];
  private final int[] starts = new int[Column.COUNT];
  private final int[] ends = new int[Column.COUNT];
  private int position;
  private int line;

  /**
   * Stands before the first row of a part of the table.
   *
   * @param bytes the table in UTF-8
   * @param from where the part begins
   * @param line the number of the line before it
   */
  RatingRows(byte[] bytes, int from, int line) {
    this.bytes = bytes;
    this.position = from;
    this.line = line;
    Arrays.fill(cells, "");
  }

  /** {@return the ratings of a system, which are the rows from here to a place} */
  List<Rating> ratings(RatingSystem system, int to) throws IOException {
    List<Rating> ratings = new ArrayList<>();
    while (position < to) {
      nextRow();
      ratings.add(rating(system));
    }
    return Collections.unmodifiableList(ratings);
  }

  private Rating rating(RatingSystem system) throws IOException {
    return new Rating(
        system,
        cell(Column.CODE),
        RatingTable.items(cell(Column.ALIASES), '|'),
        required(Column.RANK),
        age(Column.REC_AGE),
        age(Column.MIN_AGE),
        age(Column.MIN_AGE_SUPERVISED),
        age(Column.FILTER_AGE),
        cell(Column.FILTER_AGE_BASIS),
        mode(),
        deprecated(),
        confidence(),
        cell(Column.URI),
        cell(Column.SOURCE),
        cell(Column.NOTE));
  }

  /** {@return the system that the next row belongs to} */
  RatingSystem nextSystem() throws IOException {
    nextRow();
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String name : RatingTable.items(cell(Column.MEDIA), ',')) {
      Optional<Medium> medium = Medium.find(name);
      if (medium.isEmpty()) {
        throw malformed("unknown medium " + name);
      }
      media.add(medium.get());
    }
    return new RatingSystem(
        cell(Column.SYSTEM_ID),
        cell(Column.AUTHORITY),
        RatingTable.items(cell(Column.REGIONS_ISO3166), ','),
        Collections.unmodifiableSet(media),
        RatingTable.items(cell(Column.ENVIRONMENT), ','),
        RatingTable.items(cell(Column.DESCRIPTORS_OF_SYSTEM), ','));
  }

  private RatingMode mode() throws IOException {
    return switch (cell(Column.MODE)) {
      case "general" -> RatingMode.GENERAL;
      case "guidance" -> RatingMode.GUIDANCE;
      case "advisory" -> RatingMode.ADVISORY;
      case "accompanied" -> RatingMode.ACCOMPANIED;
      case "restricted" -> RatingMode.RESTRICTED;
      case "prohibited" -> RatingMode.PROHIBITED;
      case "unrated" -> RatingMode.UNRATED;
      case "watershed" -> RatingMode.WATERSHED;
      default -> throw malformed("unknown mode " + cell(Column.MODE));
    };
  }

  private Confidence confidence() throws IOException {
    return switch (cell(Column.CONFIDENCE)) {
      case "low" -> Confidence.LOW;
      case "medium" -> Confidence.MEDIUM;
      case "high" -> Confidence.HIGH;
      default -> throw malformed("unknown confidence " + cell(Column.CONFIDENCE));
    };
  }

  private boolean deprecated() throws IOException {
    return switch (cell(Column.STATUS)) {
      case "current" -> false;
      case "deprecated" -> true;
      default -> throw malformed("unknown status " + cell(Column.STATUS));
    };
  }

  private int required(Column column) throws IOException {
    OptionalInt value = age(column);
    if (value.isEmpty()) {
      throw malformed(column.name().toLowerCase(Locale.ROOT) + " is missing");
    }
    return value.getAsInt();
  }

  private OptionalInt age(Column column) throws IOException {
    int start = starts[column.ordinal()];
    int end = ends[column.ordinal()];
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > MAX_AGE) {
        throw malformed(column.name().toLowerCase(Locale.ROOT) + " is no number of 0 to 150");
      }
      value = value * 10 + digit;
    }
    return start == end ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private String cell(Column column) {
    return cells[column.ordinal()];
  }

  /** Finds the cells of the next row, and makes strings of those that differ from the row above. */
  private void nextRow() throws IOException {
    line++;
    int column = 0;
    int start = position;
    int i = position;
    while (true) {
      boolean end = i == bytes.length || bytes[i] == '\n';
      if (end || bytes[i] == '\t') {
        if (column == Column.COUNT) {
          throw malformed("more than " + Column.COUNT + " columns");
        }
        setCell(column, start, i);
        column++;
        start = i + 1;
        if (end) {
          break;
        }
      }
      i++;
    }
    position = start;
    if (column < Column.COUNT) {
      throw malformed(Column.COUNT + " columns expected, " + column + " found");
    }
  }

  private void setCell(int column, int start, int end) {
    int length = end - start;
    if (length == 0) {
      cells[column] = "";
    } else if (length != ends[column] - starts[column]
        || !Arrays.equals(bytes, starts[column], ends[column], bytes, start, end)) {
      cells[column] = new String(bytes, start, length, StandardCharsets.UTF_8);
    }
    starts[column] = start;
    ends[column] = end;
  }

  private IOException malformed(String what) {
    return RatingTable.malformed(line, what);
  }
}
