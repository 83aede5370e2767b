package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.label.Label.State;
import org.tutela.filters.label.Label.Warning;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.UnresolvedRatingException;

/**
 * Turns free text such as "MPAA PG-13" into a label. The system must be named, or the region known;
 * anything else is a label without a rating. Immutable.
 */
final class RatingText {
  private static final int MAX_LENGTH = 200;
  private static final Pattern CODE_THEN_SYSTEM = Pattern.compile("([^()]+) \\(([^()]+)\\)");
  private static final String SEPARATORS = " :-/";

  private final RatingCatalog catalog;
  private final Optional<String> region;

  RatingText(RatingCatalog catalog, Optional<String> region) {
    this.catalog = catalog;
    this.region = region;
  }

  /** {@return the catalogue that texts are resolved by} */
  RatingCatalog catalog() {
    return catalog;
  }

  /**
   * {@return the label that the text is}
   *
   * @param medium what the text rates, if the document says so
   */
  Label label(String format, String raw, Optional<Medium> medium, String location) {
    String text = raw.strip().replaceAll("\\s+", " ");
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      Warning warning = new Warning("no-code", "a rating has 1 to " + MAX_LENGTH + " characters");
      return Label.unresolved(format, text, State.UNKNOWN, location, List.of(warning));
    }
    List<Warning> warnings = new ArrayList<>();
    Optional<Rating> rating =
        named(text, warnings).or(() -> warnings.isEmpty() ? bare(text, medium, warnings) : none());
    return rating
        .map(found -> Label.rated(format, text, found, location, deprecation(found)))
        .orElseGet(() -> Label.unresolved(format, text, State.UNKNOWN, location, warnings));
  }

  /** {@return the label for a code of a system that is named apart from it} */
  Label label(String format, String system, String code, String location) {
    List<Warning> warnings = new ArrayList<>();
    String text = system + " " + code;
    return attempt(system, code, text, warnings)
        .map(found -> Label.rated(format, text, found, location, deprecation(found)))
        .orElseGet(() -> Label.unresolved(format, text, State.UNKNOWN, location, warnings));
  }

  /** The text begins with the system, longest name first, or ends with it in parentheses. */
  private Optional<Rating> named(String text, List<Warning> warnings) {
    for (int i = text.length() - 1; i > 0; i--) {
      if (isEnd(text, i) && catalog.knowsSystem(text.substring(0, i))) {
        return attempt(text.substring(0, i), text.substring(i + 1), text, warnings);
      }
    }
    Matcher reversed = CODE_THEN_SYSTEM.matcher(text);
    if (reversed.matches() && catalog.knowsSystem(reversed.group(2))) {
      return attempt(reversed.group(2), reversed.group(1), text, warnings);
    }
    return none();
  }

  /** {@return whether a name may end here: at a separator that follows none} */
  private static boolean isEnd(String text, int i) {
    return SEPARATORS.indexOf(text.charAt(i)) >= 0 && SEPARATORS.indexOf(text.charAt(i - 1)) < 0;
  }

  /** The code alone, or the whole text, because some aliases repeat the system's name. */
  private Optional<Rating> attempt(
      String system, String code, String whole, List<Warning> warnings) {
    try {
      return Optional.of(catalog.resolve(system, code));
    } catch (UnresolvedRatingException e) {
      try {
        return Optional.of(catalog.resolve(system, whole));
      } catch (UnresolvedRatingException alsoNot) {
        warnings.add(warning(e));
        return none();
      }
    }
  }

  private Optional<Rating> bare(String text, Optional<Medium> medium, List<Warning> warnings) {
    if (region.isEmpty() || medium.isEmpty()) {
      warnings.add(
          new Warning(
              "bare-code",
              "names no known rating system; a code alone means different ages in different"
                  + " systems: write SYSTEM CODE, as in \"FSK 12\""));
      return none();
    }
    try {
      return Optional.of(catalog.resolve(region.get(), medium.get(), text));
    } catch (UnresolvedRatingException e) {
      warnings.add(warning(e));
      return none();
    }
  }

  private static Warning warning(UnresolvedRatingException e) {
    String code =
        switch (e.reason()) {
          case AMBIGUOUS -> "ambiguous-code";
          case UNKNOWN_CODE -> "unknown-code";
          case UNKNOWN_SYSTEM -> "unknown-system";
        };
    return new Warning(code, String.valueOf(e.getMessage()));
  }

  private static List<Warning> deprecation(Rating rating) {
    return rating.deprecated()
        ? List.of(new Warning("deprecated-code", rating + " is no longer given"))
        : List.of();
  }

  private static Optional<Rating> none() {
    return Optional.empty();
  }
}
