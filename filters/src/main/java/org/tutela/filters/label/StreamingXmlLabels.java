package org.tutela.filters.label;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;

/**
 * Ratings in the XML of streaming services, wherever they stand: {@code Rating} of a DASH
 * presentation (ISO/IEC 23009-1, 5.8.4.4; DVB-DASH, TS 103 285, 9.1.2.3), {@code ParentalGuidance}
 * of TV-Anytime (TS 102 822-3-1, 6.3.5) and of the DASH events that carry it, and {@code
 * ParentalRating} of OIPF and HbbTV (DAE, 7.9.4).
 */
final class StreamingXmlLabels implements LabelReader {
  private final String format;

  /**
   * Makes a reader.
   *
   * @param format what to call the labels that are no parental guidance: {@code dash} or {@code
   *     oipf}
   */
  StreamingXmlLabels(String format) {
    this.format = format;
  }

  @Override
  public void read(LabelScan scan) throws IOException {
    XmlDocument document = XmlDocument.parse(scan.source());
    if (document.root().isPresent()) {
      walk(scan, document.root().get());
    }
    document
        .fault()
        .ifPresent(
            fault ->
                scan.add(
                    new LabelDraft(format, document.rootName(), "line 1")
                        .malformed("malformed-xml", fault)));
  }

  private void walk(LabelScan scan, XmlElement element) throws IOException {
    switch (element.name()) {
      case "Rating" -> rating(scan, element);
      case "ParentalGuidance" -> {
        guidance(scan, element, "");
        return;
      }
      case "ParentalRating" -> parentalRating(scan, element);
      case "Event" -> event(scan, element);
      default -> {}
    }
    for (XmlElement child : element.children()) {
      walk(scan, child);
    }
  }

  private void rating(LabelScan scan, XmlElement element) {
    String scheme = element.attribute("schemeIdUri");
    if (!scheme.isEmpty()) {
      String value = element.attribute("value");
      LabelDraft draft = new LabelDraft("dash", scheme + " " + value, element.location());
      scan.add(RatingScheme.label(scan, draft, scheme, value, Optional.empty()));
    }
  }

  private void parentalRating(LabelScan scan, XmlElement element) {
    String scheme = either(element.attribute("Scheme"), element.attribute("scheme"));
    String value =
        either(element.text(), either(element.attribute("value"), element.attribute("name")));
    String region = either(element.attribute("Region"), element.attribute("region"));
    LabelDraft draft = new LabelDraft(format, (scheme + " " + value).strip(), element.location());
    scan.add(RatingScheme.label(scan, draft, scheme, value, present(region)));
  }

  /** The elements stand one after another: a rating or an age, then the region it holds in. */
  private static void guidance(LabelScan scan, XmlElement guidance, String around) {
    Optional<String> region = present(guidance.childText("Region"));
    for (XmlElement child : guidance.children()) {
      if (child.name().equals("MinimumAge")) {
        LabelDraft draft = draft("MinimumAge " + child.text(), around, child);
        region.ifPresent(draft::about);
        scan.add(
            child.text().matches("[0-9]{1,2}")
                ? draft.aged(Integer.parseInt(child.text()), Confidence.MEDIUM)
                : draft.malformed("malformed-value", "MinimumAge is a number of years"));
      } else if (child.name().equals("ParentalRating")) {
        scan.add(term(scan, child, region, around));
      }
    }
  }

  /** A term of a classification scheme: the address of the scheme, a colon, the term. */
  private static Label term(
      LabelScan scan, XmlElement rating, Optional<String> region, String around) {
    String href = rating.attribute("href");
    String name = rating.childText("Name");
    LabelDraft draft = draft((href + " " + name).strip(), around, rating);
    int colon = href.lastIndexOf(':');
    String scheme = colon < 0 ? href : href.substring(0, colon);
    String term = href.substring(colon + 1);
    String value = scheme.startsWith("urn:dvb:iptv:") || name.isEmpty() ? term : name;
    return RatingScheme.label(scan, draft, scheme, value, region);
  }

  /** DVB-DASH carries a TV-Anytime broadcast event as the text of an event. */
  private static void event(LabelScan scan, XmlElement event) throws IOException {
    String text = event.collected().toString().strip();
    if (text.startsWith("<") && text.contains("ParentalGuidance")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      LabelSource inside = LabelSource.read(scan.source().name(), new ByteArrayInputStream(bytes));
      for (XmlElement guidance :
          XmlDocument.parse(inside).root().stream()
              .flatMap(root -> root.all("ParentalGuidance").stream())
              .toList()) {
        guidance(scan, guidance, event.location() + ", ");
      }
    }
  }

  private static LabelDraft draft(String text, String around, XmlElement element) {
    // The lines inside an event are not those of the document.
    String where = around.isEmpty() ? element.location() : around + "element " + element.name();
    return new LabelDraft("tv-anytime", text, where);
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
