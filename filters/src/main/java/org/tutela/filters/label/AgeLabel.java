package org.tutela.filters.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/**
 * An age that a publisher declares under the German JMStV: one of 0, 6, 12, 16 and 18 is a rating,
 * any other age an age.
 */
final class AgeLabel {
  private static final String SYSTEM = "WEB:JMSTV";
  private static final Pattern AGE = Pattern.compile("[0-9]{1,3}");

  private AgeLabel() {}

  static Label of(RatingCatalog catalog, LabelDraft draft, String raw) {
    Matcher age = AGE.matcher(raw.strip());
    if (!age.matches()) {
      return draft.malformed("malformed-value", "an age is a number of years");
    }
    int years = Integer.parseInt(raw.strip());
    Rating rating =
        catalog
            .system(SYSTEM)
            .flatMap(system -> catalog.find(system, Integer.toString(years)))
            .orElse(null);
    if (rating != null) {
      return draft.rated(rating);
    }
    return draft
        .warn("unusual-age", "the age classes of the JMStV are 0, 6, 12, 16 and 18")
        .aged(years, Confidence.MEDIUM);
  }
}
