package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.policy.JurisdictionRule.Citation;
import org.tutela.filters.policy.JurisdictionRule.Concerns;
import org.tutela.filters.policy.JurisdictionRule.Condition;
import org.tutela.filters.policy.JurisdictionRule.Effect;
import org.tutela.filters.policy.JurisdictionRule.Status;
import org.tutela.filters.rating.Rating;

/**
 * Reads a jurisdiction pack. Every rule must cite its article, its source and the source's date.
 */
final class PackReader {
  private PackReader() {}

  static JurisdictionPack pack(ConfigNode root) {
    ConfigMap map = root.map(PolicyKeys.PACK);
    map.require("tutela_pack").integer(1, 1);
    Set<String> ids = new HashSet<>();
    List<JurisdictionRule> rules =
        map.require("rules").list().stream().map(node -> rule(node, ids)).toList();
    return new JurisdictionPack(
        Fields.id(map.require("id")),
        (int) map.require("version").integer(1, Integer.MAX_VALUE),
        jurisdiction(map.require("jurisdiction")),
        cited(map.require("title")),
        map.find("verified_on").flatMap(Fields::date),
        rules);
  }

  private static Set<String> jurisdiction(ConfigNode node) {
    Set<String> places = new LinkedHashSet<>();
    List<ConfigNode> codes = node.isList() ? node.list() : List.of(node);
    codes.forEach(code -> places.add(Fields.region(code)));
    return places;
  }

  private static JurisdictionRule rule(ConfigNode node, Set<String> ids) {
    ConfigMap map = node.map(PolicyKeys.RULE);
    String id = Fields.id(map.require("id"));
    if (!ids.add(id)) {
      map.require("id").problem("a second rule \"" + id + "\"");
    }
    Optional<LocalDate> from = map.find("valid_from").flatMap(Fields::date);
    Optional<LocalDate> to = map.find("valid_to").flatMap(Fields::date);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      map.require("valid_to").problem("is before valid_from");
    }
    Effect effect = effect(map);
    if (node.isMap()
        && effect.then().isEmpty()
        && effect.obligations().isEmpty()
        && effect.duties().isEmpty()) {
      node.problem("a rule needs one of then, oblige and duties");
    }
    return new JurisdictionRule(
        id,
        new Citation(
            cited(map.require("article")), cited(map.require("source")), day(map.require("date"))),
        Fields.choice(map.require("status"), List.of(Status.values()), Status::id),
        from,
        to,
        concerns(Fields.section(map, "for", PolicyKeys.FOR)),
        condition(Fields.section(map, "when", PolicyKeys.WHEN)),
        effect,
        map.bool("guardian_may_release", false),
        map.text("note", ""));
  }

  private static String cited(ConfigNode node) {
    String text = node.text();
    if (node.isText() && text.isBlank()) {
      node.problem("expected a text");
    }
    if (text.contains("://")) {
      node.problem("cite in words; addresses do not last");
    }
    return text;
  }

  private static LocalDate day(ConfigNode node) {
    return Fields.date(node).orElse(LocalDate.EPOCH);
  }

  private static Concerns concerns(Optional<ConfigMap> section) {
    return new Concerns(
        section.map(map -> Fields.age(map, "below")).orElse(OptionalInt.empty()),
        section.map(map -> Fields.assurance(map, "assurance")).orElse(Assurance.UNKNOWN),
        section.map(map -> Fields.media(map, "media")).orElse(Set.of()));
  }

  private static Condition condition(Optional<ConfigMap> section) {
    Set<Rating> ratings = new LinkedHashSet<>();
    section
        .flatMap(map -> map.find("ratings"))
        .ifPresent(node -> ratings.addAll(Fields.ratings(node)));
    return new Condition(
        ratings,
        section.map(map -> Fields.names(map, "categories")).orElse(Set.of()),
        section.map(map -> Fields.intensities(map, "descriptors")).orElse(Map.of()),
        section.map(map -> map.bool("unrated", false)).orElse(false),
        section.map(map -> map.bool("above_age", false)).orElse(false));
  }

  private static Effect effect(ConfigMap map) {
    return new Effect(
        map.find("then").map(PackReader::then),
        Fields.obligations(map, "oblige"),
        Fields.names(map, "duties"));
  }

  private static Outcome then(ConfigNode node) {
    Outcome then = Fields.outcome(node);
    if (then == Outcome.ALLOW) {
      node.problem("a rule of a jurisdiction can only tighten");
    }
    return then;
  }
}
