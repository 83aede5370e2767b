package org.tutela.filters.rating;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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
  static final List<String> COLUMNS =
      List.of(
          "system_id",
          "authority",
          "regions_iso3166",
          "media",
          "environment",
          "code",
          "aliases",
          "rank",
          "rec_age",
          "min_age",
          "min_age_supervised",
          "filter_age",
          "filter_age_basis",
          "mode",
          "status",
          "descriptors_of_system",
          "uri",
          "source",
          "confidence",
          "note");

  private static final int SYSTEM_ID = 0;
  private static final int AUTHORITY = 1;
  private static final int REGIONS_ISO3166 = 2;
  private static final int MEDIA = 3;
  private static final int ENVIRONMENT = 4;
  private static final int CODE = 5;
  private static final int ALIASES = 6;
  private static final int RANK = 7;
  private static final int REC_AGE = 8;
  private static final int MIN_AGE = 9;
  private static final int MIN_AGE_SUPERVISED = 10;
  private static final int FILTER_AGE = 11;
  private static final int FILTER_AGE_BASIS = 12;
  private static final int MODE = 13;
  private static final int STATUS = 14;
  private static final int DESCRIPTORS_OF_SYSTEM = 15;
  private static final int URI = 16;
  private static final int SOURCE = 17;
  private static final int CONFIDENCE = 18;
  private static final int NOTE = 19;

  private final byte[] bytes;
  private final String[] cells = new String[COLUMNS.size()];
  private final int[] starts = new int[COLUMNS.size()];
  private final int[] ends = new int[COLUMNS.size()];
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
        cell(CODE),
        RatingTable.items(cell(ALIASES), '|'),
        required(RANK),
        age(REC_AGE),
        age(MIN_AGE),
        age(MIN_AGE_SUPERVISED),
        age(FILTER_AGE),
        cell(FILTER_AGE_BASIS),
        mode(),
        deprecated(),
        confidence(),
        cell(URI),
        cell(SOURCE),
        cell(NOTE));
  }

  /** {@return the system that the next row belongs to} */
  RatingSystem nextSystem() throws IOException {
    nextRow();
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String name : RatingTable.items(cell(MEDIA), ',')) {
      Optional<Medium> medium = Medium.find(name);
      if (medium.isEmpty()) {
        throw malformed("unknown medium " + name);
      }
      media.add(medium.get());
    }
    return new RatingSystem(
        cell(SYSTEM_ID),
        cell(AUTHORITY),
        RatingTable.items(cell(REGIONS_ISO3166), ','),
        Collections.unmodifiableSet(media),
        RatingTable.items(cell(ENVIRONMENT), ','),
        RatingTable.items(cell(DESCRIPTORS_OF_SYSTEM), ','));
  }

  private RatingMode mode() throws IOException {
    return switch (cell(MODE)) {
      case "general" -> RatingMode.GENERAL;
      case "guidance" -> RatingMode.GUIDANCE;
      case "advisory" -> RatingMode.ADVISORY;
      case "accompanied" -> RatingMode.ACCOMPANIED;
      case "restricted" -> RatingMode.RESTRICTED;
      case "prohibited" -> RatingMode.PROHIBITED;
      case "unrated" -> RatingMode.UNRATED;
      case "watershed" -> RatingMode.WATERSHED;
      default -> throw malformed("unknown mode " + cell(MODE));
    };
  }

  private Confidence confidence() throws IOException {
    return switch (cell(CONFIDENCE)) {
      case "low" -> Confidence.LOW;
      case "medium" -> Confidence.MEDIUM;
      case "high" -> Confidence.HIGH;
      default -> throw malformed("unknown confidence " + cell(CONFIDENCE));
    };
  }

  private boolean deprecated() throws IOException {
    return switch (cell(STATUS)) {
      case "current" -> false;
      case "deprecated" -> true;
      default -> throw malformed("unknown status " + cell(STATUS));
    };
  }

  private int required(int column) throws IOException {
    OptionalInt value = age(column);
    if (value.isEmpty()) {
      throw malformed(COLUMNS.get(column) + " is missing");
    }
    return value.getAsInt();
  }

  private OptionalInt age(int column) throws IOException {
    int start = starts[column];
    int end = ends[column];
    int value = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || value > MAX_AGE) {
        throw malformed(COLUMNS.get(column) + " is no number of 0 to 150");
      }
      value = value * 10 + digit;
    }
    return start == end ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private String cell(int column) {
    return cells[column];
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
        if (column == COLUMNS.size()) {
          throw malformed("more than " + COLUMNS.size() + " columns");
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
    if (column < COLUMNS.size()) {
      throw malformed(COLUMNS.size() + " columns expected, " + column + " found");
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
