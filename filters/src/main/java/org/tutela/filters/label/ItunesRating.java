package org.tutela.filters.label;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingIdScheme;

/**
 * The iTunEXTC text: prefix, code, value and reason with bars between them, such as {@code
 * mpaa|PG-13|300|}. The value only orders the codes of a prefix. Two faults are common: scripts
 * that write 300 for every code, and a Python literal, {@code b'mpaa|R|400|'}.
 */
final class ItunesRating {
  private static final String FORMAT = "itunextc";
  private static final Pattern PYTHON = Pattern.compile("b(['\"])(.*)\\1");

  private ItunesRating() {}

  static Label label(LabelScan scan, String raw, String location) {
    LabelDraft draft = new LabelDraft(FORMAT, raw, location);
    String text = raw.strip();
    Matcher python = PYTHON.matcher(text);
    if (python.matches()) {
      draft.warn("python-literal", "the text is a Python bytes literal: decode it first");
      text = python.group(2);
    }
    String[] parts = text.split("\\|", -1);
    if (parts.length < 3 || parts[0].isEmpty()) {
      return draft.malformed("malformed-value", "is prefix|code|value|reason");
    }
    if (parts.length == 3) {
      draft.warn("missing-bar", "a bar follows the value");
    }
    checkValue(draft, parts);
    return resolve(scan, draft, parts);
  }

  private static void checkValue(LabelDraft draft, String[] parts) {
    Optional<String> expected = ItunesCodes.table().value(parts[0], parts[1]);
    expected
        .filter(value -> !number(value).equals(number(parts[2])))
        .ifPresent(
            value ->
                draft.warn(
                    "wrong-value",
                    parts[0] + "|" + parts[1] + " has the value " + value + ", not " + parts[2]));
  }

  private static String number(String text) {
    String stripped = text.strip().replaceFirst("^0+", "");
    return stripped.isEmpty() ? "0" : stripped;
  }

  private static Label resolve(LabelScan scan, LabelDraft draft, String[] parts) {
    Optional<Rating> rating = scan.catalog().find(RatingIdScheme.ITUNES, parts[0] + "|" + parts[1]);
    if (rating.isPresent()) {
      if (parts.length > 3) {
        for (String reason : parts[3].split("[,;]", -1)) {
          draft.describe(scan.catalog().descriptors(rating.get().system(), reason.strip()));
        }
      }
      return draft.rated(rating.get());
    }
    return draft.unknown("unknown-code", "no known rating is written " + parts[0] + "|" + parts[1]);
  }
}
