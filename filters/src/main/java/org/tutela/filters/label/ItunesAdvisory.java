package org.tutela.filters.label;

/**
 * The advisory of music and video in iTunes, as the MP4 item {@code rtng} and the ID3 text frame
 * {@code ITUNESADVISORY}: 0 none, 1 and formerly 4 explicit, 2 clean.
 */
final class ItunesAdvisory {
  private static final String SYSTEM = "MUSIC:RIAA-PAL";

  private ItunesAdvisory() {}

  static Label label(LabelScan scan, String format, String value, String location) {
    LabelDraft draft = new LabelDraft(format, value, location);
    return switch (value) {
      case "0" -> draft.neutral();
      case "1", "4" ->
          draft
              .describe(
                  scan.catalog().descriptors(scan.catalog().system(SYSTEM).orElseThrow(), "PAL"))
              .rated(scan.catalog().resolve(SYSTEM, "Explicit"));
      case "2" -> draft.rated(scan.catalog().resolve(SYSTEM, "Clean"));
      default -> draft.malformed("malformed-value", "the value is 0, 1, 2 or 4");
    };
  }
}
