package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.RatingSystem;

/**
 * What an ATSC content advisory says for one region. Immutable once made.
 *
 * @param region the rating region
 * @param dimensions the numbers of the rated dimensions
 * @param values the value in each of them
 * @param description the rating in words, or nothing
 */
record AtscRating(int region, int[] dimensions, int[] values, String description) {
  private static final String FORMAT = "atsc";
  private static final String TV = "US:TVPG";
  private static final String FILM = "US:MPAA";
  private static final int CANADA = 2;
  private static final int MPAA = 7;

  /** Adds a label for the rating, two where a film has one for television too. */
  static void add(
      LabelScan scan, RatingRegionTables regions, AtscRating rating, String location) {
    List<String> named = rating.named(regions);
    String text = "region " + rating.region + " " + named + " " + rating.description;
    if (rating.region == RatingRegionTables.UNITED_STATES) {
      unitedStates(scan, regions, rating, text.strip(), location);
      return;
    }
    LabelDraft draft =
        new LabelDraft(FORMAT, text.strip(), location).about("region " + rating.region);
    if (named.isEmpty()) {
      scan.add(draft.unknown("unknown-region", "no rating region table says what this means"));
    } else if (rating.region == CANADA) {
      canada(scan, draft, rating, named, regions);
    } else {
      scan.add(draft.unknown("unknown-system", "no known system has the ratings of this region"));
    }
  }

  /** The names of the values that are known. */
  private List<String> named(RatingRegionTables regions) {
    List<String> named = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i++) {
      int value = values[i];
      regions
          .dimension(region, dimensions[i])
          .flatMap(dimension -> dimension.value(value))
          .ifPresent(named::add);
    }
    return named;
  }

  private static void unitedStates(
      LabelScan scan,
      RatingRegionTables regions,
      AtscRating rating,
      String text,
      String location) {
    LabelDraft tv = new LabelDraft(FORMAT, text, location).about("US");
    Optional<String> age = Optional.empty();
    boolean fantasy = false;
    boolean film = false;
    RatingSystem system = scan.catalog().system(TV).orElseThrow();
    for (int i = 0; i < rating.dimensions.length; i++) {
      int value = rating.values[i];
      Optional<String> name =
          regions.dimension(rating.region, rating.dimensions[i]).flatMap(d -> d.value(value));
      if (name.isEmpty()) {
        tv.warn("unknown-dimension", "dimension " + rating.dimensions[i] + " has no value " + value);
        continue;
      }
      switch (rating.dimensions[i]) {
        case 0, 5 -> age = name;
        case MPAA -> {
          film = true;
          LabelDraft draft = new LabelDraft(FORMAT, text, location).about("US");
          scan.add(
              name.get().equals("N/A")
                  ? draft.neutral()
                  : scan.texts().resolve(draft, FILM, name.get()));
        }
        default -> {
          fantasy |= rating.dimensions[i] == 6;
          tv.describe(scan.catalog().descriptors(system, name.get()));
        }
      }
    }
    if (age.isPresent()) {
      String code = age.get().equals("TV-Y7") && fantasy ? "TV-Y7-FV" : age.get();
      scan.add(code.equals("None") ? tv.neutral() : scan.texts().resolve(tv, TV, code));
    } else if (!film) {
      scan.add(tv.unknown());
    }
  }

  /** The first dimension of Canada is English, the second French. */
  private static void canada(
      LabelScan scan,
      LabelDraft draft,
      AtscRating rating,
      List<String> named,
      RatingRegionTables regions) {
    boolean french =
        regions
            .dimension(CANADA, rating.dimensions[0])
            .map(dimension -> dimension.name().toLowerCase(java.util.Locale.ROOT).contains("fran"))
            .orElse(false);
    scan.add(scan.texts().resolve(draft, french ? "CA:CBSC-F" : "CA:CBSC", named.get(0)));
  }
}
