package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.RatingSystem;

/**
 * What an ATSC content advisory says for one region. Immutable once made.
 *
 * @param region the rating region
 * @param values the rated dimensions
 * @param description the rating in words, or nothing
 */
record AtscRating(int region, List<Value> values, String description) {
  /**
   * What is said in one dimension.
   *
   * @param dimension its number
   * @param value the value in it
   */
  record Value(int dimension, int value) {}

  private static final String FORMAT = "atsc";
  private static final String TV = "US:TVPG";
  private static final String FILM = "US:MPAA";
  private static final int CANADA = 2;
  private static final int ENTIRE_AUDIENCE = 0;
  private static final int CHILDREN = 5;
  private static final int FANTASY_VIOLENCE = 6;
  private static final int MPAA = 7;

  /** Adds a label for the rating, two where a film has one for television too. */
  static void add(LabelScan scan, RatingRegionTables regions, AtscRating rating, String location) {
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
    for (Value rated : values) {
      regions.name(region, rated).ifPresent(named::add);
    }
    return named;
  }

  private static void unitedStates(
      LabelScan scan, RatingRegionTables regions, AtscRating rating, String text, String location) {
    LabelDraft tv = new LabelDraft(FORMAT, text, location).about("US");
    Optional<String> age = Optional.empty();
    boolean fantasy = false;
    boolean film = false;
    RatingSystem system = scan.catalog().system(TV).orElseThrow();
    for (Value rated : rating.values) {
      Optional<String> name = regions.name(rating.region, rated);
      if (name.isEmpty()) {
        tv.warn(
            "unknown-dimension", "dimension " + rated.dimension + " has no value " + rated.value);
        continue;
      }
      switch (rated.dimension) {
        case ENTIRE_AUDIENCE, CHILDREN -> age = name;
        case MPAA -> {
          film = true;
          LabelDraft draft = new LabelDraft(FORMAT, text, location).about("US");
          scan.add(
              name.get().equals("N/A")
                  ? draft.neutral()
                  : scan.texts().resolve(draft, FILM, name.get()));
        }
        default -> {
          fantasy |= rated.dimension == FANTASY_VIOLENCE;
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
            .dimension(CANADA, rating.values.get(0).dimension)
            .map(dimension -> dimension.name().toLowerCase(java.util.Locale.ROOT).contains("fran"))
            .orElse(false);
    scan.add(scan.texts().resolve(draft, french ? "CA:CBSC-F" : "CA:CBSC", named.get(0)));
  }
}
