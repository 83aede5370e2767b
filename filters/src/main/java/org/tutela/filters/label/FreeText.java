package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingSystem;

/**
 * Ratings as people write them: "Rated PG-13 for violence and language", "FSK 12", "US:PG-13",
 * "gb/12A", "SE:Från 11 år". A country in front stands for the region; a code alone needs a region
 * that is known otherwise, and is never guessed.
 */
final class FreeText {
  private static final Pattern RATED =
      Pattern.compile("(?i)rated:?\\s+(.+?)(?:\\s+(?:for|due to|because of)\\s+(.+))?");
  private static final Pattern COUNTRY = Pattern.compile("(?i)([a-z]{2,3})\\s*[:/]\\s*(.+)");
  private static final Pattern PLUS = Pattern.compile("([0-9]{1,2})\\s*\\+");
  private static final Pattern SWEDISH = Pattern.compile("(?i)från\\s+([0-9]{1,2})\\s+år");
  private static final Pattern REASONS = Pattern.compile("(?i)\\s*(?:,|;|\\band\\b|\\.)\\s*");

  /** Names of countries that are no ISO 3166-1 alpha-2 code. */
  private static final Map<String, String> COUNTRIES =
      Map.of("USA", "US", "UK", "GB", "GER", "DE", "FRA", "FR", "AUS", "AU", "CAN", "CA");

  private FreeText() {}

  /** Adds the label for each text between slashes that stand apart. */
  static void read(LabelScan scan, String format, String raw, Medium medium, String location) {
    for (String text : raw.split("\\s+/\\s+|\\s*[|\\n]\\s*", -1)) {
      if (!text.isBlank()) {
        scan.add(label(scan, format, text.strip(), medium, location));
      }
    }
  }

  private static Label label(
      LabelScan scan, String format, String text, Medium medium, String location) {
    LabelDraft draft = new LabelDraft(format, RatingText.oneLine(text), location);
    String code = text;
    Matcher rated = RATED.matcher(code);
    if (rated.matches()) {
      code = rated.group(1);
      if (rated.group(2) != null) {
        describe(scan, draft, rated.group(2));
      }
    }
    Optional<String> region = scan.texts().region();
    Matcher country = COUNTRY.matcher(code);
    if (country.matches() && !namesSystem(scan, code)) {
      String name = country.group(1).toUpperCase(Locale.ROOT);
      region = Optional.of(COUNTRIES.getOrDefault(name, name));
      code = spelling(scan, region.get(), country.group(2).strip());
    }
    return scan.texts()
        .resolve(draft, code, Optional.of(medium(scan, region, medium, code)), region);
  }

  private static boolean namesSystem(LabelScan scan, String text) {
    int colon = text.indexOf(':', text.indexOf(':') + 1);
    return scan.catalog()
            .knowsSystem(text.substring(0, text.indexOf(text.contains(":") ? ':' : '/')))
        || (colon > 0 && scan.catalog().knowsSystem(text.substring(0, colon)));
  }

  /** {@return the code, or the number in it if no board of the region has the code itself} */
  private static String spelling(LabelScan scan, String region, String code) {
    if (isKnown(scan, scan.catalog().systems(region), code)) {
      return code;
    }
    for (Pattern pattern : List.of(PLUS, SWEDISH)) {
      Matcher matcher = pattern.matcher(code);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return code;
  }

  /** {@return the medium, or television if no board of the region rates the medium so} */
  private static Medium medium(
      LabelScan scan, Optional<String> region, Medium medium, String code) {
    return region.isEmpty() || isKnown(scan, scan.catalog().systems(region.get(), medium), code)
        ? medium
        : Medium.TV;
  }

  private static boolean isKnown(LabelScan scan, List<RatingSystem> systems, String code) {
    return systems.stream()
        .anyMatch(system -> !system.carriage() && scan.catalog().find(system, code).isPresent());
  }

  /** What the reasons name, where they are words that we know. */
  private static void describe(LabelScan scan, LabelDraft draft, String reasons) {
    RatingSystem system = scan.catalog().system("US:MPAA").orElseThrow();
    for (String reason : REASONS.split(reasons, -1)) {
      List<String> words = new ArrayList<>(List.of(reason.strip().split("\\s+", -1)));
      // "some intense sequences of sci-fi violence": the longest ending that is a known word.
      while (!words.isEmpty() && describe(scan, draft, system, String.join(" ", words)).isEmpty()) {
        words.remove(0);
      }
    }
  }

  private static Optional<String> describe(
      LabelScan scan, LabelDraft draft, RatingSystem system, String term) {
    var levels = scan.catalog().descriptors(system, term);
    draft.describe(levels);
    return levels.isEmpty() ? Optional.empty() : Optional.of(term);
  }
}
