package org.tutela.filters.label;

import java.util.List;
import java.util.Optional;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.RatingSystem;

/**
 * {@code miracle.xml}: the label file of the MIRACLE project, version 2.0, namespace {@code
 * http://www.miracle-label.eu/ns/2.0/}. Each age declaration has an issuer, scopes, an age, and
 * descriptors of content ({@code cd-*}) and of features ({@code fd-*}).
 *
 * <p>A signature is not verified, which a warning says: the label counts as unsigned.
 */
final class MiracleLabels implements LabelReader {
  private static final String FORMAT = "miracle";

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    List<XmlElement> declarations =
        document.root().map(root -> root.all("age-declaration")).orElse(List.of());
    if (declarations.isEmpty()) {
      scan.add(
          new LabelDraft(FORMAT, document.rootName(), "line 1")
              .malformed(
                  "malformed-miracle", document.fault().orElse("there is no age-declaration")));
    }
    boolean signed = document.root().filter(root -> !root.all("Signature").isEmpty()).isPresent();
    Optional<UrlScope> address = scan.context().url().map(UrlScope::of);
    for (XmlElement declaration : declarations) {
      List<String> scopes =
          declaration.all("scope-url").stream().map(XmlElement::text).distinct().toList();
      if (address.isEmpty()
          || scopes.isEmpty()
          || scopes.stream().anyMatch(scope -> UrlScope.of(scope).covers(address.get()))) {
        scan.add(label(scan, document, declaration, scopes, signed));
      }
    }
  }

  private static Label label(
      LabelScan scan,
      XmlDocument document,
      XmlElement declaration,
      List<String> scopes,
      boolean signed) {
    String age = declaration.child("rating").map(rating -> rating.childText("age")).orElse("");
    LabelDraft draft =
        new LabelDraft(FORMAT, "age " + age, declaration.location())
            .about(String.join(" ", scopes))
            .describe(descriptors(scan, declaration));
    document.fault().ifPresent(fault -> draft.warn("malformed-miracle", fault));
    if (signed) {
      draft.warn("signature-not-verified", "the signature was not looked at");
    }
    return age.matches("[0-9]{1,2}")
        ? draft.aged(Integer.parseInt(age), Confidence.MEDIUM)
        : draft.malformed("malformed-value", "rating holds no age in years");
  }

  private static List<DescriptorLevel> descriptors(LabelScan scan, XmlElement declaration) {
    RatingSystem system = scan.catalog().system("WEB:JMSTV").orElseThrow();
    return List.of("content-descriptors", "feature-descriptors").stream()
        .flatMap(block -> declaration.child(block).stream())
        .flatMap(block -> block.children().stream())
        .filter(item -> item.name().matches("[cf]d-.+"))
        .filter(item -> item.childText(item.name() + "-exist").equalsIgnoreCase("true"))
        // The names begin with cd- or fd-.
        .flatMap(item -> scan.catalog().descriptors(system, item.name().substring(3)).stream())
        .toList();
  }
}
