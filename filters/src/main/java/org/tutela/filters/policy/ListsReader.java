package org.tutela.filters.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.policy.DescriptorLayer.Cap;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;

/** Reads what a policy file says by name: lists, grants, categories, descriptors. */
final class ListsReader {
  private ListsReader() {}

  static Selector selector(Optional<ConfigMap> lists, String key) {
    Optional<ConfigMap> list = lists.flatMap(map -> Fields.section(map, key, PolicyKeys.LIST));
    return list.map(ListsReader::selector).orElse(Selector.NOTHING);
  }

  private static Selector selector(ConfigMap map) {
    List<DomainName> domains = new ArrayList<>();
    for (ConfigNode node : map.list("domains")) {
      Optional<DomainName> domain = DomainName.of(node.text());
      if (domain.isEmpty() && node.isText()) {
        node.problem("expected a domain name, such as example.org, which stands for all below it");
      }
      domain.ifPresent(domains::add);
    }
    return new Selector(
        Set.copyOf(map.texts("items")), DomainSet.of(domains), Set.copyOf(map.texts("tags")));
  }

  /** {@return the allowed entries that stay closed, because they are denied as well} */
  static List<PolicyFinding> contradictions(Optional<ConfigMap> lists, Selector deny) {
    Optional<ConfigMap> allow = lists.flatMap(map -> Fields.section(map, "allow", PolicyKeys.LIST));
    List<PolicyFinding> findings = new ArrayList<>();
    allow.ifPresent(
        map -> {
          contradictions(map, "items", deny::findItem, findings);
          contradictions(map, "domains", deny::findDomain, findings);
          contradictions(map, "tags", deny::findTag, findings);
        });
    return List.copyOf(findings);
  }

  private static void contradictions(
      ConfigMap allow, String key, UnaryOperator<String> denied, List<PolicyFinding> findings) {
    for (ConfigNode node : allow.list(key)) {
      String entry = denied.apply(node.text());
      if (!entry.isEmpty()) {
        findings.add(
            PolicyFinding.at(
                Positions.Position.of(node),
                PolicyFinding.Kind.CONTRADICTION,
                "lists.allow",
                "\""
                    + node.text()
                    + "\" stays closed, because lists.deny names \""
                    + entry
                    + "\""));
      }
    }
  }

  static GrantLayer grants(Optional<ConfigMap> section) {
    return new GrantLayer(
        section.isPresent(),
        section.flatMap(map -> map.find("max_duration")).map(Fields::duration),
        section.map(map -> Fields.age(map, "ceiling_age")).orElse(OptionalInt.empty()),
        section
            .map(map -> map.integer("max_uses", 1, Integer.MAX_VALUE, Integer.MAX_VALUE))
            .orElse(Integer.MAX_VALUE),
        section
            .flatMap(map -> map.find("pin"))
            .map(node -> node.oneOf("required", "optional").equals("required"))
            .orElse(true));
  }

  /** {@return the outcome by category; a category in several lists has the strictest one} */
  static Map<String, Outcome> categories(ConfigMap root) {
    Optional<ConfigMap> section = Fields.section(root, "categories", PolicyKeys.CATEGORIES);
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    Map<String, ConfigNode> first = new HashMap<>();
    for (Outcome outcome : Outcome.NAMEABLE) {
      for (ConfigNode node : section.map(map -> map.list(outcome.keyword())).orElse(List.of())) {
        String category = Fields.name(node);
        ConfigNode earlier = first.putIfAbsent(category, node);
        if (earlier != null && earlier.source().equals(node.source())) {
          node.problem(
              "contradicts line " + earlier.line() + ", which names \"" + category + "\" too");
        }
        outcomes.merge(category, outcome, Outcome::max);
      }
    }
    return outcomes;
  }

  /** {@return the age that a category asks for, like a rating} */
  static Map<String, Integer> categoryAges(ConfigMap root) {
    Optional<ConfigMap> section = Fields.section(root, "categories", PolicyKeys.CATEGORIES);
    Map<String, Integer> ages = new LinkedHashMap<>();
    section
        .map(map -> map.entries("ages"))
        .orElse(Map.of())
        .forEach(
            (category, node) -> {
              if (!Fields.isName(category)) {
                node.keyProblem("expected a name of a-z 0-9 _ -");
              }
              ages.put(category, (int) node.integer(0, Fields.MAX_AGE));
            });
    return ages;
  }

  static Map<ContentDescriptor, Cap> caps(ConfigMap map, String rule) {
    Map<ContentDescriptor, Cap> caps = new EnumMap<>(ContentDescriptor.class);
    Fields.descriptors(map, "descriptors")
        .forEach(
            (what, node) ->
                caps.put(what, cap(node, new Origin(Layer.DESCRIPTOR, rule + "." + what.id()))));
    return caps;
  }

  static Map<Medium, Map<ContentDescriptor, Cap>> capsByMedium(ConfigMap root) {
    Map<Medium, Map<ContentDescriptor, Cap>> caps = new EnumMap<>(Medium.class);
    Optional<ConfigMap> limits = Fields.section(root, "limits", PolicyKeys.MEDIA);
    for (String id : PolicyKeys.MEDIA) {
      Optional<ConfigMap> limit = limits.flatMap(map -> Fields.section(map, id, PolicyKeys.LIMIT));
      limit.ifPresent(
          map ->
              caps.put(Medium.find(id).orElseThrow(), caps(map, "limits." + id + ".descriptors")));
    }
    return caps;
  }

  private static Cap cap(ConfigNode node, Origin origin) {
    if (node.isMap()) {
      ConfigMap map = node.map(PolicyKeys.CAP);
      Outcome then = Fields.outcome(Optional.of(map), "then");
      return new Cap(Fields.intensity(map.require("max")), then, Fields.age(map, "below"), origin);
    }
    return new Cap(Fields.intensity(node), Outcome.BLOCK, OptionalInt.empty(), origin);
  }
}
