package org.tutela.filters.label;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final int NAMED_CANDIDATES = 8;
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

  /** {@return where the content is from, if that is known} */
  Optional<String> region() {
    return region;
  }

  /**
   * {@return the label that a text is}
   *
   * @param medium what the text rates, if the document says so
   */
  Label label(String format, String raw, Optional<Medium> medium, String location) {
    String text = oneLine(raw);
    return resolve(new LabelDraft(format, text, location), text, medium);
  }

  /** {@return the label for a code of a system that is named apart from it} */
  Label label(String format, String system, String code, String location) {
    String text = oneLine(system + " " + code);
    return resolve(new LabelDraft(format, text, location), system, code);
  }

  /** {@return the label for a text that names its system, or whose region is known} */
  Label resolve(LabelDraft draft, String raw, Optional<Medium> medium) {
    return resolve(draft, raw, medium, region);
  }

  /** {@return the label for a text that names its system, or is a code of a region} */
  Label resolve(LabelDraft draft, String raw, Optional<Medium> medium, Optional<String> where) {
    String text = oneLine(raw);
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return draft.unknown("no-code", "a rating has 1 to " + MAX_LENGTH + " characters");
    }
    Optional<Rating> rating = named(text, draft);
    if (rating.isEmpty() && !draft.hasWarnings()) {
      rating = bare(text, medium, where, draft);
    }
    return rating.map(draft::rated).orElseGet(draft::unknown);
  }

  /** {@return the label for a code of a system} */
  Label resolve(LabelDraft draft, String system, String code) {
    return attempt(system, code, oneLine(system + " " + code), draft)
        .map(draft::rated)
        .orElseGet(draft::unknown);
  }

  static String oneLine(String raw) {
    return raw.strip().replaceAll("\\s+", " ");
  }

  /** The text begins with the system, longest name first, or ends with it in parentheses. */
  private Optional<Rating> named(String text, LabelDraft draft) {
    for (int i = text.length() - 1; i > 0; i--) {
      if (isEnd(text, i) && catalog.knowsSystem(text.substring(0, i))) {
        return attempt(text.substring(0, i), text.substring(i + 1), text, draft);
      }
    }
    Matcher reversed = CODE_THEN_SYSTEM.matcher(text);
    if (reversed.matches() && catalog.knowsSystem(reversed.group(2))) {
      return attempt(reversed.group(2), reversed.group(1), text, draft);
    }
    return Optional.empty();
  }

  /** {@return whether a name may end here: at a separator that follows none} */
  private static boolean isEnd(String text, int i) {
    return SEPARATORS.indexOf(text.charAt(i)) >= 0 && SEPARATORS.indexOf(text.charAt(i - 1)) < 0;
  }

  /** The code alone, or the whole text, because some aliases repeat the system's name. */
  private Optional<Rating> attempt(String system, String code, String whole, LabelDraft draft) {
    try {
      return Optional.of(catalog.resolve(system, code));
    } catch (UnresolvedRatingException e) {
      try {
        return Optional.of(catalog.resolve(system, whole));
      } catch (UnresolvedRatingException alsoNot) {
        warn(draft, e);
        return Optional.empty();
      }
    }
  }

  private Optional<Rating> bare(
      String text, Optional<Medium> medium, Optional<String> where, LabelDraft draft) {
    if (where.isEmpty() || medium.isEmpty()) {
      draft.warn("bare-code", bareCode(text));
      return Optional.empty();
    }
    try {
      return Optional.of(catalog.resolve(where.get(), medium.get(), text));
    } catch (UnresolvedRatingException e) {
      warn(draft, e);
      return Optional.empty();
    }
  }

  private String bareCode(String text) {
    List<Rating> candidates = catalog.candidates(text);
    String named =
        candidates.stream()
            .limit(NAMED_CANDIDATES)
            .map(Rating::id)
            .collect(Collectors.joining(", "));
    int more = candidates.size() - NAMED_CANDIDATES;
    return "names no known rating system; a code alone means different ages in different systems:"
        + " write SYSTEM CODE, as in \"FSK 12\""
        + (candidates.isEmpty() ? "" : "; this may be " + named)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static void warn(LabelDraft draft, UnresolvedRatingException e) {
    String code =
        switch (e.reason()) {
          case AMBIGUOUS -> "ambiguous-code";
          case UNKNOWN_CODE -> "unknown-code";
          case UNKNOWN_SYSTEM -> "unknown-system";
        };
    draft.warn(code, String.valueOf(e.getMessage()));
  }
}
