package org.tutela.filters.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.label.LabelCombination;
import org.tutela.filters.policy.Policy.Profile;

/** Reads a policy file: its frame and profile. What is wrong is noted where it stands. */
final class PolicyReader {
  private static final int MAX_AGE = 150;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  private PolicyReader() {}

  static Policy policy(ConfigNode root) {
    ConfigMap map =
        root.map(
            "tutela_policy",
            "id",
            "version",
            "profile",
            "limits",
            "illegal",
            "unrated",
            "combine",
            "default",
            "fallback",
            "tests");
    map.require("tutela_policy").integer(1, 1);
    LabelCombination combine =
        map.find("combine")
            .map(node -> choice(node, List.of(LabelCombination.values()), LabelCombination::id))
            .orElse(LabelCombination.STRICTEST);
    Optional<ConfigMap> fallback = section(map, "fallback", "error", "ambiguous");
    Rules rules = new RulesReader(ambiguity(fallback)).rules(map);
    return new Policy(
        id(map.require("id")),
        (int) map.require("version").integer(1, Integer.MAX_VALUE),
        profile(section(map, "profile", "age", "home", "zone")),
        combine,
        outcome(fallback, "error"),
        List.of(
            new IllegalLayer(outcome(section(map, "illegal", "review"), "review")),
            new RatingLayer(rules),
            new UnratedLayer(rules),
            new DefaultLayer(rules)),
        ExamplesReader.examples(map));
  }

  private static Optional<ConfigMap> section(ConfigMap map, String key, String... allowed) {
    return map.find(key).map(node -> node.map(allowed));
  }

  private static String id(ConfigNode node) {
    String id = node.text();
    if (node.isText() && !ID.matcher(id).matches()) {
      node.problem("expected 1 to 64 of a-z 0-9 . _ - beginning with a letter or digit");
    }
    return id;
  }

  private static Outcome outcome(Optional<ConfigMap> section, String key) {
    return section.flatMap(map -> map.find(key)).map(PolicyReader::outcome).orElse(Outcome.BLOCK);
  }

  /** {@return the outcome that a keyword names} */
  static Outcome outcome(ConfigNode node) {
    return choice(node, Outcome.NAMEABLE, Outcome::keyword);
  }

  /** {@return the choice whose keyword the node is} */
  static <E> E choice(ConfigNode node, List<E> choices, Function<E, String> keyword) {
    String chosen = node.oneOf(choices.stream().map(keyword).toArray(String[]::new));
    return choices.stream()
        .filter(choice -> keyword.apply(choice).equals(chosen))
        .findFirst()
        .orElseThrow();
  }

  private static Ambiguity ambiguity(Optional<ConfigMap> fallback) {
    return fallback
        .flatMap(map -> map.find("ambiguous"))
        .map(node -> choice(node, List.of(Ambiguity.values()), Ambiguity::keyword))
        .orElse(Ambiguity.USE_LOWER);
  }

  private static Profile profile(Optional<ConfigMap> section) {
    Optional<ConfigNode> home = section.flatMap(map -> map.find("home"));
    Optional<ConfigNode> zone = section.flatMap(map -> map.find("zone"));
    return new Profile(
        section.flatMap(map -> map.find("age")).map(PolicyReader::age),
        home.map(PolicyReader::region),
        zone.flatMap(PolicyReader::zone));
  }

  private static AgeRange age(ConfigNode node) {
    ConfigMap map = node.map("lower", "upper", "assurance", "as_of");
    int lower = (int) map.require("lower").integer(0, MAX_AGE);
    Optional<ConfigNode> upper = map.find("upper");
    OptionalInt highest =
        upper.isPresent()
            ? OptionalInt.of((int) upper.get().integer(0, MAX_AGE))
            : OptionalInt.empty();
    if (highest.isPresent() && highest.getAsInt() < lower) {
      upper.orElseThrow().problem(highest.getAsInt() + " is below the lower age " + lower);
    }
    Assurance assurance =
        map.find("assurance")
            .map(way -> choice(way, List.of(Assurance.values()), Assurance::id))
            .orElse(Assurance.UNKNOWN);
    Optional<LocalDate> asOf = map.find("as_of").flatMap(PolicyReader::date);
    return new AgeRange(lower, highest, assurance, asOf);
  }

  private static String region(ConfigNode node) {
    String region = node.text();
    if (node.isText() && !REGION.matcher(region).matches()) {
      node.problem("expected an ISO 3166 code, such as DE or CA-QC");
    }
    return region;
  }

  private static Optional<ZoneId> zone(ConfigNode node) {
    try {
      return Optional.of(ZoneId.of(node.text()));
    } catch (DateTimeException e) {
      node.problem("expected a time zone, such as Europe/Berlin");
      return Optional.empty();
    }
  }

  /** {@return the day that a text begins with: {@code 2026-11-23}, with or without a time} */
  static Optional<LocalDate> date(ConfigNode node) {
    String text = node.text();
    int time = text.indexOf('T');
    try {
      return Optional.of(LocalDate.parse(time < 0 ? text : text.substring(0, time)));
    } catch (DateTimeException e) {
      node.problem("expected a day, such as 2026-11-23");
      return Optional.empty();
    }
  }
}
