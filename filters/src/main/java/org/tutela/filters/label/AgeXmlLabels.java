package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code age-de.xml} and {@code age.xml}: the age declaration of a site under the German JMStV.
 * Blocks of basic facts, of label types with a default age, and of labels with their scopes.
 *
 * <p>For one address the label with the longest scope that covers it counts, else the default of
 * the labels, else the default age. Real files are often malformed; every age in them is still
 * read, with a warning.
 */
final class AgeXmlLabels implements LabelReader {
  private static final String FORMAT = "age-de.xml";
  private static final String MALFORMED = "malformed-age-de-xml";
  private static final String DEFAULT = "default-age";
  private static final Set<String> AGES = Set.of("age", "min-age", DEFAULT);

  /** An age and the element around it, whose other children say what it is about. */
  private record Age(XmlElement element, XmlElement holder) {
    List<String> scopes() {
      return holder.children().stream()
          .filter(child -> child.name().equals("scope") || child.name().equals("url"))
          .map(XmlElement::text)
          .filter(text -> !text.isEmpty())
          .toList();
    }

    boolean isDefault() {
      return element.name().equals(DEFAULT) || holder.attribute("class").equals("default");
    }

    /** {@return how narrowly the age is about an address: 0 by default, less if it is not} */
    int fit(UrlScope address) {
      int longest = scopes().isEmpty() && isDefault() ? 0 : -1;
      for (String scope : scopes()) {
        UrlScope covered = UrlScope.of(scope);
        longest = covered.covers(address) ? Math.max(longest, covered.length()) : longest;
      }
      return longest;
    }
  }

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    if (document.root().isEmpty()) {
      String fault = document.fault().orElse("no element");
      scan.add(new LabelDraft(FORMAT, "", "line 1").malformed(MALFORMED, fault));
      return;
    }
    XmlElement root = document.root().get();
    Optional<String> fault = fault(document, root);
    List<Age> ages = new ArrayList<>();
    collect(root, ages);
    if (ages.isEmpty()) {
      scan.add(
          new LabelDraft(FORMAT, root.name(), root.location())
              .malformed(MALFORMED, fault.orElse("there is no age in it")));
    }
    for (Age age : scan.context().url().map(url -> best(ages, url)).orElse(ages)) {
      scan.add(label(scan, age, fault));
    }
  }

  private static Label label(LabelScan scan, Age age, Optional<String> fault) {
    XmlElement element = age.element();
    LabelDraft draft =
        new LabelDraft(FORMAT, element.name() + " " + element.text(), element.location())
            .about(String.join(" ", age.scopes()));
    fault.ifPresent(what -> draft.warn(MALFORMED, what));
    return AgeLabel.of(scan.catalog(), draft, element.text());
  }

  private static Optional<String> fault(XmlDocument document, XmlElement root) {
    if (document.fault().isPresent()) {
      return document.fault();
    }
    if (!root.name().equals("age-declaration")) {
      return Optional.of("the root element is age-declaration, not " + root.name());
    }
    for (String block : List.of("ageblock-basic", "ageblock-labeltype")) {
      if (root.child(block).isEmpty()) {
        return Optional.of("there is no element " + block);
      }
    }
    return root.all("age-issuer").isEmpty()
        ? Optional.of("there is no element age-issuer")
        : Optional.empty();
  }

  private static void collect(XmlElement holder, List<Age> ages) {
    for (XmlElement child : holder.children()) {
      if (AGES.contains(child.name()) && child.children().isEmpty()) {
        ages.add(new Age(child, holder));
      }
      collect(child, ages);
    }
  }

  /** {@return the age that is most narrowly about an address; of equals the last, none if none} */
  private static List<Age> best(List<Age> ages, String url) {
    UrlScope address = UrlScope.of(url);
    List<Age> best = List.of();
    int narrowest = 0;
    for (Age age : ages) {
      int fit = age.fit(address);
      if (fit >= narrowest) {
        narrowest = fit;
        best = List.of(age);
      }
    }
    return best;
  }
}
