package org.tutela.filters.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.RatingIdScheme;

/**
 * The ceilings of an Apple restrictions payload, {@code com.apple.applicationaccess}: {@code
 * ratingRegion}, {@code ratingMovies}, {@code ratingTVShows} and {@code ratingApps}. Read from the
 * XML of a profile and from lines such as {@code ratingMovies=300}. Apple documents the integers
 * for the United States only; those of other regions are unknown.
 */
final class AppleRestrictionLabels implements LabelReader {
  private static final String FORMAT = "apple-mdm";
  private static final String REGION = "ratingRegion";
  private static final String DEFAULT_REGION = "us";
  private static final Pattern XML =
      Pattern.compile("<key>\\s*(rating\\w{1,12})\\s*</key>\\s*<\\w+>\\s*(\\w{1,8})\\s*<");
  private static final Pattern LINE =
      Pattern.compile("\"?\\b(rating\\w{1,12})\"?\\s*[=:]\\s*\"?(\\w{1,8})");

  @Override
  public void read(LabelScan scan) throws java.io.IOException {
    String text = scan.text();
    Pattern pattern = text.contains("<key>") ? XML : LINE;
    String region = DEFAULT_REGION;
    List<Matcher> found = List.of(pattern.matcher(text), pattern.matcher(text));
    while (found.get(0).find()) {
      if (found.get(0).group(1).equals(REGION)) {
        region = found.get(0).group(2).toLowerCase(Locale.ROOT);
      }
    }
    int line = 1;
    int last = 0;
    while (found.get(1).find()) {
      Matcher match = found.get(1);
      line += (int) text.substring(last, match.start()).chars().filter(c -> c == '\n').count();
      last = match.start();
      Optional<String> kind = kind(match.group(1));
      if (kind.isPresent()) {
        String value = match.group(2);
        String location = "line " + line + ", key " + match.group(1);
        scan.add(label(scan, region, kind.get(), value, location));
      }
    }
  }

  private static Optional<String> kind(String key) {
    return switch (key) {
      case "ratingMovies" -> Optional.of("movies");
      case "ratingTVShows" -> Optional.of("tv");
      case "ratingApps" -> Optional.of("apps");
      default -> Optional.empty();
    };
  }

  private static Label label(
      LabelScan scan, String region, String kind, String value, String location) {
    String id = kind.equals("apps") ? kind + "/" + value : region + "/" + kind + "/" + value;
    LabelDraft draft = new LabelDraft(FORMAT, id, location);
    if (!value.matches("[0-9]{1,5}")) {
      return draft.malformed("malformed-value", "the value is an integer");
    }
    return scan.catalog()
        .find(RatingIdScheme.APPLE_MDM, id)
        .map(draft::rated)
        .orElseGet(() -> draft.unknown("unknown-code", "Apple documents no such value"));
  }
}
