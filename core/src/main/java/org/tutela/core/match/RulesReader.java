package org.tutela.core.match;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.list.Severity;
import org.tutela.core.url.UrlHash;

/** Reads a file of rules. What is wrong is noted where it stands, all of it in one run. */
final class RulesReader {
  static final List<String> TOP =
      List.of(
          "tutela_rules",
          "defaults",
          "rules",
          "suppressions",
          "suppressing_lists",
          "flood",
          "interpersonal_messages");
  static final List<String> DEMANDS =
      List.of(
          "radius",
          "quality",
          "entry_quality",
          "sources",
          "jurisdictions",
          "disputed",
          "dialects",
          "variants",
          "near_strong",
          "alone",
          "meaning",
          "act_on_near");
  static final List<String> SCOPE = List.of("id", "lists", "categories", "severities");
  static final List<String> SUPPRESSION =
      List.of("type", "hash", "address", "radius", "reason", "author", "expires");
  static final List<String> FLOOD = List.of("contents", "minutes", "tracked");
  static final List<String> NEAR_STRONG = List.of("distance", "quality", "sources");

  private static final int MAX_RADIUS = 16_384;
  private static final int MAX_SOURCES = 1_000;
  private static final String OUT = "out";

  private final RulePlaces places;
  private final MatchRules.Builder rules = MatchRules.builder();

  private RulesReader(String source) {
    places = new RulePlaces(source);
  }

  static MatchRules read(String source, ConfigNode root) {
    return new RulesReader(source).read(root);
  }

  private MatchRules read(ConfigNode root) {
    ConfigMap map = map(root, TOP);
    map.require("tutela_rules").integer(1, 1);
    MatchRule base = MatchRule.builder(MatchRules.BASE).build();
    if (map.find("defaults").isPresent()) {
      ConfigNode node = map.find("defaults").get();
      base = demands(base.toBuilder(MatchRules.BASE), map(node, DEMANDS), MatchRules.BASE);
    }
    rules.base(base);
    Set<String> ids = new HashSet<>(Set.of(MatchRules.BASE));
    for (ConfigNode node : map.list("rules")) {
      rule(node, base, ids);
    }
    int number = 0;
    for (ConfigNode node : map.list("suppressions")) {
      suppression(node, number++);
    }
    map.find("suppressing_lists").ifPresent(this::suppressingLists);
    map.find("flood").ifPresent(this::flood);
    map.find("interpersonal_messages")
        .map(node -> node.map("legal_basis").require("legal_basis"))
        .ifPresent(node -> named(node).ifPresent(rules::legalBasis));
    return rules.places(places).build();
  }

  private static ConfigMap map(ConfigNode node, List<String> keys) {
    return node.map(keys.toArray(String[]::new));
  }

  private void rule(ConfigNode node, MatchRule base, Set<String> ids) {
    ConfigMap map = map(node, concat(SCOPE, DEMANDS));
    ConfigNode idNode = map.require("id");
    String id = idNode.isText() ? idNode.text() : "?";
    if (!ids.add(id)) {
      idNode.problem("two rules are called \"" + id + "\"");
    }
    MatchRule.Builder rule = base.toBuilder(id.isBlank() ? "?" : id);
    rule.lists(strings(map, "lists"));
    rule.categories(strings(map, "categories"));
    for (ConfigNode list : map.list("lists")) {
      places.put(RulePlaces.list(id, list.isText() ? list.text() : ""), list);
    }
    rule.severities(
        map.list("severities").stream()
            .map(item -> oneOf(item, Severity.values(), Severity::id))
            .distinct()
            .toArray(Severity[]::new));
    rules.rule(demands(rule, map, id));
    places.inherit(RulePlaces.radius(MatchRules.BASE), RulePlaces.radius(id));
    places.inherit(RulePlaces.entryQuality(MatchRules.BASE), RulePlaces.entryQuality(id));
  }

  static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private MatchRule demands(MatchRule.Builder rule, ConfigMap map, String id) {
    map.find("radius")
        .ifPresent(
            node -> {
              rule.radius((int) node.integer(0, MAX_RADIUS));
              places.put(RulePlaces.radius(id), node);
            });
    map.find("quality").ifPresent(node -> rule.minimumQuality((int) node.integer(0, 100)));
    map.find("entry_quality")
        .ifPresent(
            node -> {
              rule.minimumEntryQuality((int) node.integer(0, 100));
              places.put(RulePlaces.entryQuality(id), node);
            });
    map.find("sources").ifPresent(node -> rule.minimumSources((int) node.integer(1, MAX_SOURCES)));
    if (map.find("jurisdictions").isPresent()) {
      rule.jurisdictions(strings(map, "jurisdictions"));
    }
    map.find("disputed").ifPresent(node -> disputed(rule, node));
    map.find("dialects").ifPresent(node -> dialects(rule, node));
    map.find("variants")
        .ifPresent(node -> rule.variants(oneOf(node, QueryVariants.values(), QueryVariants::id)));
    map.find("near_strong").ifPresent(node -> rule.nearStrong(nearStrong(node)));
    levels(map, "alone").forEach(rule::alone);
    Map<EvidenceLevel, Disposition> meaning = levels(map, "meaning");
    meaning.forEach(rule::disposition);
    map.find("act_on_near").ifPresent(node -> rule.actOnNear(node.bool()));
    return checked(rule, map);
  }

  private static MatchRule checked(MatchRule.Builder rule, ConfigMap map) {
    try {
      return rule.build();
    } catch (IllegalArgumentException e) {
      ConfigNode at = map.find("meaning").orElse(map.node());
      at.problem(
          String.valueOf(e.getMessage()).contains("actOnNear")
              ? "acts on perceptual matches; if that is meant, add \"act_on_near: true\" to this"
                  + " rule"
              : "means less by near_strong than by near");
      return MatchRule.builder("?").build();
    }
  }

  private static void disputed(MatchRule.Builder rule, ConfigNode node) {
    String value = node.oneOf(OUT, "shadow", "review", "act");
    if (value.equals(OUT)) {
      rule.undisputed();
    } else {
      rule.disputed(oneOf(node, Disposition.values(), Disposition::id));
    }
  }

  private static void dialects(MatchRule.Builder rule, ConfigNode node) {
    rule.dialects(
        node.list().stream()
            .map(item -> oneOf(item, PdqDialect.values(), PdqDialect::id))
            .distinct()
            .toArray(PdqDialect[]::new));
  }

  private static NearStrong nearStrong(ConfigNode node) {
    ConfigMap map = map(node, NEAR_STRONG);
    NearStrong otherwise = NearStrong.DEFAULT;
    return new NearStrong(
        map.integer("distance", 0, MAX_RADIUS, otherwise.distance()),
        map.integer("quality", 0, 100, otherwise.quality()),
        map.integer("sources", 1, MAX_SOURCES, otherwise.sources()));
  }

  private static Map<EvidenceLevel, Disposition> levels(ConfigMap map, String key) {
    Map<EvidenceLevel, Disposition> levels = new EnumMap<>(EvidenceLevel.class);
    map.find(key)
        .map(node -> map(node, ids(EvidenceLevel.values(), EvidenceLevel::id)))
        .ifPresent(
            found -> {
              for (EvidenceLevel level : EvidenceLevel.values()) {
                found
                    .find(level.id())
                    .ifPresent(
                        node ->
                            levels.put(level, oneOf(node, Disposition.values(), Disposition::id)));
              }
            });
    return levels;
  }

  private void suppression(ConfigNode node, int number) {
    ConfigMap map = map(node, SUPPRESSION);
    Optional<HashType> type = map.find("type").flatMap(RulesReader::type);
    Optional<ContentHash> hash =
        type.flatMap(known -> hash(known, map.require(known.isAddress() ? "address" : "hash")));
    if (map.find("type").isEmpty()) {
      map.require("type");
    }
    int radius = map.integer("radius", 0, MAX_RADIUS, 0);
    Optional<String> reason = named(map.require("reason"));
    Optional<String> author = named(map.require("author"));
    Optional<Instant> expires = instant(map.require("expires"));
    if (hash.isPresent() && radius > 0 && hash.get().type().kind() != HashType.Kind.BITS) {
      map.require("radius").problem("a digest is equal or not: leave the radius out");
    } else if (hash.isPresent()
        && reason.isPresent()
        && author.isPresent()
        && expires.isPresent()) {
      rules.suppress(
          new Suppression(hash.get(), radius, reason.get(), author.get(), expires.get()));
      places.put(RulePlaces.suppression(number), map.find("radius").orElse(node));
    }
  }

  private static Optional<HashType> type(ConfigNode node) {
    Optional<HashType> type = HashType.find(node.text());
    if (type.isEmpty()) {
      node.problem("expected a hash type: one of " + HashType.known() + " or bits:NAME:WIDTH");
    }
    return type;
  }

  private static Optional<ContentHash> hash(HashType type, ConfigNode node) {
    if (!node.isText()) {
      return Optional.empty();
    }
    if (type.isAddress()) {
      Optional<ContentHash> address = UrlHash.parse(type, node.text());
      if (address.isEmpty()) {
        node.problem("expected an address of type " + type);
      }
      return address;
    }
    try {
      return Optional.of(ContentHash.parse(type, node.text()));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(ConfigNode node) {
    if (!node.isText()) {
      return Optional.empty();
    }
    String text = node.text();
    try {
      return Optional.of(
          text.length() > 10
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      node.problem("expected a day such as 2027-03-01 or a time such as 2027-03-01T12:00:00Z");
      return Optional.empty();
    }
  }

  private static Optional<String> named(ConfigNode node) {
    if (!node.isText()) {
      return Optional.empty();
    }
    if (node.text().isBlank()) {
      node.problem("expected a text that is not blank");
      return Optional.empty();
    }
    return Optional.of(node.text());
  }

  private void suppressingLists(ConfigNode node) {
    List<String> names = node.texts();
    for (ConfigNode name : node.list()) {
      places.put(RulePlaces.list("suppressing_lists", name.isText() ? name.text() : ""), name);
    }
    rules.suppressingLists(names.stream().distinct().toArray(String[]::new));
  }

  private void flood(ConfigNode node) {
    ConfigMap map = map(node, FLOOD);
    FloodLimit otherwise = FloodLimit.DEFAULT;
    int contents = map.integer("contents", 0, 10_000, otherwise.contents());
    int minutes = map.integer("minutes", 1, 100_000, (int) otherwise.within().toMinutes());
    int tracked = map.integer("tracked", 1, 1_000_000, otherwise.tracked());
    if (contents == 0) {
      rules.noFloodLimit();
    } else {
      rules.flood(new FloodLimit(contents, Duration.ofMinutes(minutes), tracked));
    }
  }

  private static String[] strings(ConfigMap map, String key) {
    return map.texts(key).stream().distinct().toArray(String[]::new);
  }

  private static <T> List<String> ids(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).toList();
  }

  private static <T> T oneOf(ConfigNode node, T[] values, Function<T, String> id) {
    String text = node.oneOf(ids(values, id).toArray(String[]::new));
    return Arrays.stream(values).filter(v -> id.apply(v).equals(text)).findFirst().orElseThrow();
  }
}
