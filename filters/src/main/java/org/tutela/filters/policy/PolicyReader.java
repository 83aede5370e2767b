package org.tutela.filters.policy;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.config.ConfigTree;
import org.tutela.core.config.Suggestion;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.JurisdictionLayer.Place;
import org.tutela.filters.policy.PolicyModel.Duty;
import org.tutela.filters.policy.PolicyModel.Lists;
import org.tutela.filters.policy.PolicyModel.Profile;
import org.tutela.filters.policy.PolicyModel.UsedPack;

/** Reads a policy file. What is wrong is noted where it stands. */
final class PolicyReader {
  private static final Duration TTL = Duration.ofMinutes(5);

  private final PolicySource source;

  PolicyReader(PolicySource source) {
    this.source = source;
  }

  PolicyModel model(ConfigNode root) {
    ConfigMap map = root.map(PolicyKeys.POLICY);
    map.require("tutela_policy").integer(1, 1);
    Optional<ConfigMap> fallback = Fields.section(map, "fallback", PolicyKeys.FALLBACK);
    Profile profile = profile(Fields.section(map, "profile", PolicyKeys.PROFILE));
    Optional<ConfigMap> lists = Fields.section(map, "lists", PolicyKeys.LISTS);
    Selector deny = ListsReader.selector(lists, "deny");
    return new PolicyModel(
        Fields.id(map.require("id")),
        (int) map.require("version").integer(1, Integer.MAX_VALUE),
        profile,
        map.find("ttl").map(Fields::duration).orElse(TTL),
        Fields.outcome(Fields.section(map, "illegal", PolicyKeys.ILLEGAL), "review"),
        Fields.outcome(fallback, "error"),
        packs(map),
        map.find("jurisdiction")
            .map(node -> Fields.choice(node, List.of(Place.values()), Place::keyword))
            .orElse(Place.STRICTEST),
        new Lists(
            ListsReader.selector(lists, "allow"),
            deny,
            lists.map(section -> section.bool("only", false)).orElse(false)),
        ListsReader.grants(Fields.section(map, "grants", PolicyKeys.GRANTS)),
        new RulesReader().rules(map, ambiguity(fallback), profile.home().orElse("")),
        ListsReader.caps(map, "descriptors"),
        ListsReader.capsByMedium(map),
        ListsReader.categories(map),
        ListsReader.categoryAges(map),
        map.list("obligations").stream().map(PolicyReader::duty).toList(),
        new ScheduleReader().rules(map),
        InvariantsReader.invariants(map),
        new ExamplesReader(profile.zone()).examples(map),
        ListsReader.contradictions(lists, deny),
        Positions.of(root));
  }

  private List<UsedPack> packs(ConfigMap map) {
    List<UsedPack> packs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigNode node : map.list("packs")) {
      Optional<ConfigMap> entry =
          node.isMap() ? Optional.of(node.map(PolicyKeys.USED_PACK)) : Optional.empty();
      ConfigNode named = entry.map(used -> used.require("pack")).orElse(node);
      boolean announced = entry.map(used -> used.bool("announced", false)).orElse(false);
      if (named.isText() && names.add(named.text())) {
        pack(named).ifPresent(pack -> packs.add(new UsedPack(pack, announced)));
      }
    }
    return List.copyOf(packs);
  }

  private Optional<JurisdictionPack> pack(ConfigNode named) {
    try {
      Optional<ConfigTree> tree = source.find(PolicySource.Kind.PACK, named.text());
      if (tree.isEmpty()) {
        List<String> known = PolicySource.builtInNames(PolicySource.Kind.PACK);
        named.problem(
            "no such pack: \"" + named.text() + "\"" + Suggestion.nearest(named.text(), known));
      }
      return tree.map(found -> found.decode(PackReader::pack));
    } catch (IOException e) {
      named.problem("cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Duty duty(ConfigNode node) {
    ConfigMap map = node.map(PolicyKeys.OBLIGATION);
    map.require("oblige");
    return new Duty(
        Fields.age(map, "below"),
        Fields.media(map, "media"),
        Verdict.of(Fields.obligations(map, "oblige")));
  }

  private static Ambiguity ambiguity(Optional<ConfigMap> fallback) {
    return fallback
        .flatMap(map -> map.find("ambiguous"))
        .map(node -> Fields.choice(node, List.of(Ambiguity.values()), Ambiguity::keyword))
        .orElse(Ambiguity.USE_LOWER);
  }

  private static Profile profile(Optional<ConfigMap> section) {
    Optional<ConfigNode> home = section.flatMap(map -> map.find("home"));
    Optional<ConfigNode> zone = section.flatMap(map -> map.find("zone"));
    return new Profile(
        section.flatMap(map -> map.find("age")).map(PolicyReader::age),
        home.map(Fields::region),
        zone.flatMap(PolicyReader::zone));
  }

  private static AgeRange age(ConfigNode node) {
    ConfigMap map = node.map(PolicyKeys.AGE);
    int lower = (int) map.require("lower").integer(0, Fields.MAX_AGE);
    OptionalInt upper = Fields.age(map, "upper");
    if (upper.isPresent() && upper.getAsInt() < lower) {
      map.require("upper").problem(upper.getAsInt() + " is below the lower age " + lower);
      upper = OptionalInt.empty();
    }
    Optional<LocalDate> asOf = map.find("as_of").flatMap(Fields::date);
    return new AgeRange(lower, upper, Fields.assurance(map, "assurance"), asOf);
  }

  private static Optional<ZoneId> zone(ConfigNode node) {
    try {
      return Optional.of(ZoneId.of(node.text()));
    } catch (DateTimeException e) {
      String meant = Suggestion.nearest(node.text(), ZoneId.getAvailableZoneIds());
      node.problem("expected a time zone" + (meant.isEmpty() ? ", such as Europe/Berlin" : meant));
      return Optional.empty();
    }
  }
}
