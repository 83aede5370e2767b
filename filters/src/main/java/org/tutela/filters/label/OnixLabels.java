package org.tutela.filters.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.RatingSystem;

/**
 * The audience of books in ONIX for Books (EDItEUR), by reference names and by short tags: {@code
 * Audience} with the schemes of code list 29, {@code AudienceRange} with the qualifiers of list 30.
 */
final class OnixLabels implements LabelReader {
  private static final String FORMAT = "onix";
  private static final String ADULT_CONTENT = "BOOK:ONIX-203";
  private static final String INTEREST_AGE_MONTHS = "16";
  private static final String INTEREST_AGE_YEARS = "17";
  private static final String READING_AGE = "18";
  private static final int MONTHS = 12;

  /** Schemes of list 29 that are rating systems. */
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "03", "US:MPAA",
          "04", "GB:BBFC",
          "05", "DE:FSK",
          "10", "GAME:USK",
          "22", ADULT_CONTENT,
          "28", "GAME:PEGI");

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    document.root().ifPresent(root -> root.forEach(element -> element(scan, element)));
    document
        .fault()
        .ifPresent(
            fault ->
                scan.add(
                    new LabelDraft(FORMAT, document.rootName(), "line 1")
                        .malformed("malformed-xml", fault)));
  }

  private static void element(LabelScan scan, XmlElement element) {
    switch (element.name()) {
      case "Audience", "audience" -> audience(scan, element);
      case "AudienceRange", "audiencerange" -> range(scan, element);
      case "AudienceCode", "b073" ->
          scan.add(
              new LabelDraft(FORMAT, "audience " + element.text(), element.location()).neutral());
      default -> {}
    }
  }

  private static void audience(LabelScan scan, XmlElement audience) {
    String type = either(audience, "AudienceCodeType", "b204");
    String value = either(audience, "AudienceCodeValue", "b206");
    LabelDraft draft =
        new LabelDraft(FORMAT, "audience " + type + " " + value, audience.location());
    if (type.isEmpty() || value.isEmpty()) {
      scan.add(
          draft.malformed("malformed-value", "AudienceCodeType or AudienceCodeValue is missing"));
      return;
    }
    String system = SYSTEMS.get(type);
    if (system == null) {
      // General, juvenile, young adult, a curriculum: no age follows from these.
      scan.add(draft.neutral());
      return;
    }
    RatingSystem known = scan.catalog().system(system).orElseThrow();
    if (system.equals(ADULT_CONTENT)) {
      draft.describe(scan.catalog().descriptors(known, value));
    }
    scan.add(scan.texts().resolve(draft, system, value));
  }

  private static void range(LabelScan scan, XmlElement range) {
    String qualifier = either(range, "AudienceRangeQualifier", "b074");
    String from = "";
    List<XmlElement> parts = range.children();
    for (int i = 0; i + 1 < parts.size(); i++) {
      boolean precision =
          parts.get(i).name().equals("AudienceRangePrecision")
              || parts.get(i).name().equals("b075");
      // 01 exactly, 03 from, 04 to.
      if (precision && !parts.get(i).text().equals("04")) {
        from = parts.get(i + 1).text();
      }
    }
    LabelDraft draft =
        new LabelDraft(FORMAT, "range " + qualifier + " from " + from, range.location());
    scan.add(aged(draft, qualifier, from));
  }

  private static Label aged(LabelDraft draft, String qualifier, String from) {
    boolean months = qualifier.equals(INTEREST_AGE_MONTHS);
    if (!months && !qualifier.equals(INTEREST_AGE_YEARS)) {
      // A reading age says who can read a book, and a school year who is taught it.
      return qualifier.equals(READING_AGE) || !from.isEmpty() ? draft.neutral() : draft.unknown();
    }
    if (from.isEmpty()) {
      return draft.neutral();
    }
    if (!from.matches("[0-9]{1,3}")) {
      return draft.malformed("malformed-value", "the age is a number");
    }
    int number = Integer.parseInt(from);
    return draft.aged(months ? (number + MONTHS - 1) / MONTHS : number, Confidence.MEDIUM);
  }

  private static String either(XmlElement element, String reference, String tag) {
    return Optional.of(element.childText(reference))
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> element.childText(tag));
  }
}
