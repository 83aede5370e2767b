package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.RatingSystem;

/**
 * The rating byte of the parental rating descriptor. DVB: EN 300 468, 6.2.28, table 81, the age
 * less three up to 0x0F and what a broadcaster defines above it. ISDB: ARIB STD-B10, 6.2.12, ages
 * up to 20. ISDB-Tb: ABNT NBR 15603-2, 8.3.12, the class in the lower half of the byte and what it
 * shows in the upper half.
 */
final class DvbRating {
  private static final int HIGHEST_DVB = 0x0f;
  private static final int HIGHEST_ISDB = 0x11;
  private static final int HIGHEST_ISDB_TB = 6;

  /** Spanish networks mark adult content so; the other private values of networks say less. */
  private static final int SPAIN_ADULT = 0x1f;

  private DvbRating() {}

  /** {@return which kind of label a descriptor for a country is} */
  static String format(String country) {
    return switch (country.toUpperCase(Locale.ROOT)) {
      case "JPN", "JP" -> "isdb";
      case "BRA", "BR" -> "isdb-tb";
      default -> "dvb";
    };
  }

  static Label label(LabelScan scan, LabelDraft draft, String country, int value) {
    return switch (format(country)) {
      case "isdb" -> byAge(scan, draft, "BCAST:ISDB", value, HIGHEST_ISDB);
      case "isdb-tb" -> brazil(scan, draft, value);
      default -> dvb(scan, draft, country, value);
    };
  }

  private static Label dvb(LabelScan scan, LabelDraft draft, String country, int value) {
    if (scan.context().dvbAges().equals(Optional.of(DvbAges.PLAIN))) {
      return value == 0 ? draft.unknown() : draft.aged(value, Confidence.MEDIUM);
    }
    if (value > HIGHEST_DVB && country.toUpperCase(Locale.ROOT).startsWith("ES")) {
      return value == SPAIN_ADULT
          ? draft.rated(scan.catalog().resolve("AOSP:ES_DVB", "ES_DVB_X"))
          : broadcaster(draft);
    }
    return byAge(scan, draft, "BCAST:DVB", value, HIGHEST_DVB);
  }

  private static Label byAge(
      LabelScan scan, LabelDraft draft, String system, int value, int highest) {
    return value <= highest
        ? draft.rated(scan.catalog().resolve(system, String.format("0x%02X", value)))
        : broadcaster(draft);
  }

  private static Label broadcaster(LabelDraft draft) {
    return draft.unknown(
        "broadcaster-defined", "the broadcaster alone knows what this value means");
  }

  private static Label brazil(LabelScan scan, LabelDraft draft, int value) {
    int code = value & 0x0f;
    RatingSystem system = scan.catalog().system("BCAST:ISDB-TB").orElseThrow();
    List<String> shown = new ArrayList<>();
    String[] bits = {"drugs", "violence", "sex"};
    for (int bit = 0; bit < bits.length; bit++) {
      if ((value & (0x10 << bit)) != 0) {
        shown.add(bits[bit]);
      }
    }
    shown.forEach(term -> draft.describe(scan.catalog().descriptors(system, term)));
    return code >= 1 && code <= HIGHEST_ISDB_TB
        ? draft.rated(scan.catalog().resolve(system.id(), "0x" + code))
        : draft.unknown("unknown-code", "the class is 1 to 6");
  }
}
