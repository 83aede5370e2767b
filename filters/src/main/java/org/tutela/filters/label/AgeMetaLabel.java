package org.tutela.filters.label;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.RatingCatalog;

/**
 * The meta element and HTTP header {@code age-de-meta-label} of the German JMStV, and the
 * international {@code age-meta-label}: keys and values such as {@code age=12 v=1.0
 * info=example.org/age-de.xml protocol=https}. A value may follow its key after a colon.
 */
final class AgeMetaLabel {
  private static final String FORMAT = "age-de-meta-label";
  private static final Pattern AGE = Pattern.compile("(?:^|\\s)age\\s*[=:]\\s*(\\S*)");
  private static final Pattern VERSION = Pattern.compile("(?:^|\\s)v\\s*[=:]\\s*\\S");

  private AgeMetaLabel() {}

  /** {@return whether a meta element or a header of this name is such a label} */
  static boolean isName(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "age-de-meta-label", "age-meta-label" -> true;
      default -> false;
    };
  }

  static Label label(RatingCatalog catalog, String raw, String location) {
    String value = RatingText.oneLine(raw);
    LabelDraft draft = new LabelDraft(FORMAT, value, location);
    Matcher age = AGE.matcher(value.toLowerCase(Locale.ROOT));
    if (!age.find()) {
      return draft.malformed("malformed-value", "has no age=");
    }
    if (!VERSION.matcher(value).find()) {
      draft.warn("missing-version", "has no v=1.0");
    }
    return AgeLabel.of(catalog, draft, age.group(1));
  }
}
