package org.tutela.filters.label;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * POWDER, W3C Recommendation "Protocol for Web Description Resources", with the ICRA vocabulary,
 * and the RDF content labels that came before it. A description resource has sets of addresses and
 * descriptors; of several for one address the first counts (Grouping of Resources, 2.1).
 */
final class PowderLabels implements LabelReader {
  private static final String FORMAT = "powder";
  private static final Set<String> TRUE = Set.of("1", "true");

  @Override
  public void read(LabelScan scan) throws LabelException {
    XmlDocument document = XmlDocument.parse(scan.source());
    List<XmlElement> resources =
        document
            .root()
            .map(root -> root.name().equals("powder") ? root.all("dr") : root.all("ContentLabel"))
            .orElse(List.of());
    if (resources.isEmpty()) {
      scan.add(
          new LabelDraft(FORMAT, document.rootName(), "line 1")
              .malformed("malformed-powder", document.fault().orElse("describes nothing")));
    }
    Optional<UrlScope> address = scan.context().url().map(UrlScope::of);
    for (XmlElement resource : resources) {
      if (address.isEmpty() || covers(resource, address.get())) {
        scan.add(label(scan, document, resource));
        if (address.isPresent()) {
          return;
        }
      }
    }
  }

  private static boolean covers(XmlElement resource, UrlScope address) {
    List<String> hosts = hosts(resource, "includehosts");
    return (hosts.isEmpty() || matches(hosts, address))
        && !matches(hosts(resource, "excludehosts"), address);
  }

  /** A host of an address set stands for everything below it too. */
  private static boolean matches(List<String> hosts, UrlScope address) {
    return hosts.stream()
        .anyMatch(
            host -> UrlScope.of(host).covers(address) || UrlScope.of("*." + host).covers(address));
  }

  private static List<String> hosts(XmlElement resource, String name) {
    return resource.all(name).stream()
        .flatMap(element -> List.of(element.text().split(" ")).stream())
        .filter(host -> !host.isEmpty())
        .toList();
  }

  private static Label label(LabelScan scan, XmlDocument document, XmlElement resource) {
    Map<String, Integer> values = new LinkedHashMap<>();
    resource.forEach(
        element -> {
          if (element.name().matches("[a-z]{2}") && TRUE.contains(element.text())) {
            values.put(element.name(), 1);
          }
        });
    LabelDraft draft =
        new LabelDraft(FORMAT, "ICRA " + values.keySet(), resource.location())
            .about(String.join(" ", hosts(resource, "includehosts")));
    document.fault().ifPresent(fault -> draft.warn("malformed-powder", fault));
    return values.isEmpty()
        ? draft.unknown("unknown-vocabulary", "none of its descriptors is known")
        : new IcraVocabulary(scan.catalog()).label(draft, "v03:", values);
  }
}
