package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the dimensions and values of ATSC rating regions are called: A/65, 6.4. Region 1, the United
 * States, is fixed by CEA-766; all others are known only from a rating region table in the stream.
 */
final class RatingRegionTables {
  static final int UNITED_STATES = 1;

  /** One dimension: its name and the short names of its values. */
  record Dimension(String name, List<String> values) {
    /** {@return the short name of a value, if there is one} */
    Optional<String> value(int number) {
      return number < values.size() && !values.get(number).isBlank()
          ? Optional.of(values.get(number))
          : Optional.empty();
    }
  }

  private final Map<Integer, List<Dimension>> regions = new HashMap<>();

  RatingRegionTables() {
    regions.put(
        UNITED_STATES,
        List.of(
            new Dimension(
                "Entire Audience", List.of("", "None", "TV-G", "TV-PG", "TV-14", "TV-MA")),
            new Dimension("Dialogue", List.of("", "D")),
            new Dimension("Language", List.of("", "L")),
            new Dimension("Sex", List.of("", "S")),
            new Dimension("Violence", List.of("", "V")),
            new Dimension("Children", List.of("", "TV-Y", "TV-Y7")),
            new Dimension("Fantasy Violence", List.of("", "FV")),
            new Dimension(
                "MPAA", List.of("", "N/A", "G", "PG", "PG-13", "R", "NC-17", "X", "NR"))));
  }

  /** {@return a dimension of a region, if it is known} */
  Optional<Dimension> dimension(int region, int number) {
    List<Dimension> dimensions = regions.getOrDefault(region, List.of());
    return number < dimensions.size() ? Optional.of(dimensions.get(number)) : Optional.empty();
  }

  /** {@return the short name of a value, if the region's table is known and has it} */
  Optional<String> name(int region, AtscRating.Value rated) {
    return dimension(region, rated.dimension()).flatMap(known -> known.value(rated.value()));
  }

  /** Reads a table, which does not replace what is fixed. */
  void read(int region, ByteCursor body) {
    body.skip(1);
    body.skip(body.u8());
    List<Dimension> dimensions = new ArrayList<>();
    for (int count = body.u8(); count > 0 && body.remaining() > 0; count--) {
      String name = MultipleString.text(body.take(body.u8()));
      List<String> values = new ArrayList<>();
      for (int n = body.u8() & 0x0f; n > 0; n--) {
        values.add(MultipleString.text(body.take(body.u8())));
        body.skip(body.u8());
      }
      dimensions.add(new Dimension(name, List.copyOf(values)));
    }
    if (region != UNITED_STATES) {
      regions.put(region, List.copyOf(dimensions));
    }
  }
}
