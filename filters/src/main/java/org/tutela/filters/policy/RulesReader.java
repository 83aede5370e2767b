package org.tutela.filters.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingMode;
import org.tutela.filters.rating.RatingSystem;

/** Reads what a policy file says about ratings: limits, unrated content and the default. */
final class RulesReader {
  private static final String TREAT_AS = "treat_as:";
  private static final String UNKNOWN_CODE = "unknown_code";
  private static final String LABEL_ERROR = "label_parse_error";
  private static final String LOW_CONFIDENCE = "low_confidence";

  private final RatingCatalog catalog = RatingCatalog.builtIn();

  Rules rules(ConfigMap root, Ambiguity ambiguity, String home) {
    Map<Medium, Limit> limits = new EnumMap<>(Medium.class);
    Optional<ConfigMap> limitSection = root.find("limits").map(node -> node.map(PolicyKeys.MEDIA));
    Optional<ConfigMap> unratedSection = root.find("unrated").map(RulesReader::unrated);
    Map<Medium, Handling> unrated = new EnumMap<>(Medium.class);
    for (String id : PolicyKeys.MEDIA) {
      Medium medium = Medium.find(id).orElseThrow();
      limitSection
          .flatMap(map -> map.find(id))
          .ifPresent(node -> limits.put(medium, limit(medium, node)));
      unratedSection
          .flatMap(map -> map.find(id))
          .ifPresent(node -> unrated.put(medium, unrated(id, node)));
    }
    return new Rules(
        limits,
        unrated,
        unrated(unratedSection, UNKNOWN_CODE),
        unrated(unratedSection, LABEL_ERROR),
        unrated(unratedSection, LOW_CONFIDENCE),
        root.find("default")
            .map(node -> handling(new Origin(Layer.DEFAULT, "default"), node))
            .orElse(Handling.forAdults(Layer.DEFAULT)),
        ambiguity,
        assurances(root),
        root.find("combine")
            .map(node -> Fields.choice(node, List.of(Combination.values()), Combination::keyword))
            .orElse(Combination.STRICTEST),
        home);
  }

  /** {@return how well an age must be known, for every age up to the highest that is named} */
  private static List<Assurance> assurances(ConfigMap root) {
    TreeMap<Integer, Assurance> from = new TreeMap<>();
    root.entries("assurance")
        .forEach(
            (age, node) -> {
              if (age.matches("[0-9]{1,2}")) {
                from.put(Integer.parseInt(age), Fields.assurance(node));
              } else {
                node.keyProblem("expected an age of 0 to 99, such as \"18\"");
              }
            });
    List<Assurance> needed = new ArrayList<>();
    for (int age = 0; !from.isEmpty() && age <= from.lastKey(); age++) {
      Map.Entry<Integer, Assurance> entry = from.floorEntry(age);
      needed.add(entry == null ? Assurance.UNKNOWN : entry.getValue());
    }
    return List.copyOf(needed);
  }

  private static ConfigMap unrated(ConfigNode node) {
    return node.map(PolicyKeys.with(PolicyKeys.MEDIA, PolicyKeys.UNRATED));
  }

  private static Handling unrated(Optional<ConfigMap> unrated, String key) {
    return unrated
        .flatMap(map -> map.find(key))
        .map(node -> unrated(key, node))
        .orElse(Handling.forAdults(Layer.UNRATED));
  }

  private static Handling unrated(String key, ConfigNode node) {
    return handling(new Origin(Layer.UNRATED, "unrated." + key), node);
  }

  private static Handling handling(Origin origin, ConfigNode node) {
    if (node.isText() && node.text().startsWith(TREAT_AS)) {
      String age = node.text().substring(TREAT_AS.length());
      if (age.matches("[0-9]{1,2}")) {
        return Handling.treatAs(origin, Integer.parseInt(age));
      }
      node.problem("expected an age of 0 to 99 after treat_as: and no space");
      return Handling.forAdults(origin.layer());
    }
    return Handling.fixed(origin, Fields.outcome(node));
  }

  private Limit limit(Medium medium, ConfigNode node) {
    ConfigMap map = node.map(PolicyKeys.LIMIT);
    OptionalInt maxAge = Fields.age(map, "max_age");
    OptionalInt guidanceAge = Fields.age(map, "guidance_age");
    Map<RatingSystem, Limit.Ceiling> systems = new HashMap<>();
    map.entries("systems")
        .forEach(
            (id, code) ->
                highest(medium, id, code, maxAge)
                    .ifPresent(
                        rating ->
                            systems.put(
                                rating.system(),
                                new Limit.Ceiling(
                                    Limit.origin(medium, "systems." + id),
                                    ceiling(rating, guidanceAge),
                                    Optional.of(rating)))));
    return new Limit(
        new Limit.Ceiling(Limit.origin(medium, "max_age"), maxAge, Optional.empty()),
        systems,
        map.bool("accompanied", false),
        guidanceAge,
        Verdict.of(Fields.obligations(map, "obligations")));
  }

  /** With a guidance rating as the highest, others may ask for as much as guidance does here. */
  private static OptionalInt ceiling(Rating highest, OptionalInt guidanceAge) {
    return highest.filterAge().isPresent()
        ? highest.filterAge()
        : OptionalInt.of(guidanceAge.orElse(0));
  }

  private Optional<Rating> highest(Medium medium, String id, ConfigNode code, OptionalInt maxAge) {
    Optional<RatingSystem> system = catalog.system(id);
    if (system.isEmpty()) {
      code.keyProblem("unknown rating system \"" + id + "\"" + Fields.systemMeantBy(id));
      return Optional.empty();
    }
    if (!system.get().media().contains(medium)) {
      code.keyProblem(id + " does not rate the medium " + medium.id());
    }
    Optional<Rating> rating = catalog.find(system.get(), code.text());
    if (rating.isEmpty() && code.isText()) {
      code.problem("unknown rating; " + id + " has " + codes(system.get()));
    }
    rating.ifPresent(highest -> check(highest, code, maxAge));
    return rating;
  }

  private static void check(Rating highest, ConfigNode code, OptionalInt maxAge) {
    if (highest.mode() == RatingMode.PROHIBITED || highest.mode() == RatingMode.UNRATED) {
      code.problem(highest + " names no age and cannot be a limit");
    }
    int age = highest.filterAge().orElse(0);
    if (maxAge.isPresent() && age > maxAge.getAsInt()) {
      code.problem(
          highest
              + " asks for age "
              + age
              + ", which contradicts max_age "
              + maxAge.getAsInt()
              + " of this medium");
    }
  }

  private String codes(RatingSystem system) {
    return catalog.ratings(system).stream().map(Rating::code).collect(Collectors.joining(", "));
  }
}
