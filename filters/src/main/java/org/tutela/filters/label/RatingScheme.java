package org.tutela.filters.label;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingIdScheme;

/**
 * The rating schemes that streaming metadata names by a URI: DVB (EN 300 468 and TS 103 285), OIPF
 * (Release 2 DAE, 7.9.4), MPEG-7 (ISO/IEC 15938-5, annex B) and MovieLabs.
 */
final class RatingScheme {
  static final String DVB_RATING = "urn:dvb:iptv:rating:2014";
  private static final String DVB_GUIDANCE = "urn:dvb:iptv:guidance:2014";
  private static final String DVB_SI = "dvb-si";
  private static final String MOVIELABS = "http://www.movielabs.com/md/ratings/";
  private static final Pattern MOVIELABS_URI =
      Pattern.compile("https?://www\\.movielabs\\.com/md/ratings/([^/]+)/([^/]+)/[^/]+(?:/(.+))?");
  private static final int OFFSET = 3;
  private static final int HIGHEST_BYTE = 15;

  /** The systems of schemes whose values are codes, by a part of the scheme's name. */
  private static final Map<String, String> CODES =
      Map.of(
          "germanyfskcs", "DE:FSK",
          "fskparentalratingcs", "DE:FSK",
          "mpaaparentalratingtvcs", "US:TVPG",
          "mpaaparentalratingcs", "US:MPAA",
          "esrbparentalratingcs", "GAME:ESRB",
          "riaaparentalratingcs", "MUSIC:RIAA-PAL");

  private RatingScheme() {}

  /**
   * {@return the label for a value of a scheme}
   *
   * @param region where the rating holds, if the document says so
   */
  static Label label(
      LabelScan scan, LabelDraft draft, String scheme, String value, Optional<String> region) {
    region.ifPresent(draft::about);
    String id = scheme.toLowerCase(Locale.ROOT);
    if (id.equals(DVB_RATING)) {
      return decimal(scan, draft, value);
    }
    if (id.equals(DVB_GUIDANCE)) {
      return guidance(scan, draft, value);
    }
    if (id.equals(DVB_SI)) {
      return dvbSi(scan, draft, value, region);
    }
    if (id.startsWith(MOVIELABS)) {
      return movieLabs(scan, draft, scheme, value);
    }
    for (Map.Entry<String, String> known : CODES.entrySet()) {
      if (id.contains(known.getKey())) {
        return scan.texts().resolve(draft, known.getValue(), value);
      }
    }
    Optional<String> where = region.or(() -> scan.texts().region());
    return scan.texts().resolve(draft, value, Optional.of(Medium.TV), where);
  }

  /**
   * The clause says "minimum recommended age encoded as per EN 300 468", which most read as the age
   * and some as the age less three. Unless the caller knows, the age lets nothing pass.
   */
  private static Label decimal(LabelScan scan, LabelDraft draft, String value) {
    if (!value.matches("[0-9]{1,2}")) {
      return draft.malformed("malformed-value", "the value is a decimal number");
    }
    int number = Integer.parseInt(value);
    if (number == 0) {
      return draft.neutral();
    }
    Optional<DvbAges> ages = scan.context().dvbAges();
    if (number > HIGHEST_BYTE || ages.equals(Optional.of(DvbAges.PLAIN))) {
      return draft.aged(number, Confidence.MEDIUM);
    }
    if (ages.isPresent()) {
      return draft.aged(number + OFFSET, Confidence.MEDIUM);
    }
    return draft
        .warn("ambiguous-value", value + " may be an age, or stand for " + (number + OFFSET))
        .aged(number, Confidence.LOW);
  }

  private static Label guidance(LabelScan scan, LabelDraft draft, String value) {
    return switch (value) {
      case "G" -> draft.neutral();
      case "W" -> draft.rated(scan.catalog().resolve("TV:GB-WATERSHED", "post-2100"));
      default -> draft.malformed("malformed-value", "the value is G or W");
    };
  }

  private static Label dvbSi(
      LabelScan scan, LabelDraft draft, String value, Optional<String> region) {
    return value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= 0xff
        ? DvbRating.label(scan, draft, region.orElse(""), Integer.parseInt(value))
        : draft.malformed("malformed-value", "the value is a rating byte, 0 to 255");
  }

  private static Label movieLabs(LabelScan scan, LabelDraft draft, String uri, String value) {
    return movieLabs(scan.catalog(), uri, value)
        .map(draft::rated)
        .orElseGet(() -> draft.unknown("unknown-code", "no known rating has this address"));
  }

  /**
   * {@return the rating at an address of MovieLabs, whatever the version of the list in it}
   *
   * @param uri {@code http://www.movielabs.com/md/ratings/REGION/SYSTEM/VERSION/CODE}, or without
   *     the code
   * @param code the code, if the address does not end with it
   */
  static Optional<Rating> movieLabs(RatingCatalog catalog, String uri, String code) {
    Matcher parts = MOVIELABS_URI.matcher(uri);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String last = parts.group(3) == null ? code : parts.group(3);
    Optional<Rating> listed = catalog.find(RatingIdScheme.MOVIELABS, uri);
    return listed.or(
        () ->
            catalog
                .system(parts.group(1) + ":" + parts.group(2))
                .flatMap(system -> catalog.find(system, last)));
  }
}
