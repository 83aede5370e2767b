package org.tutela.filters.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/** Reads the laws that a policy file states about its own decisions. */
final class InvariantsReader {
  private InvariantsReader() {}

  static List<Invariant> invariants(ConfigMap root) {
    return root.list("invariants").stream().map(InvariantsReader::invariant).toList();
  }

  private static Invariant invariant(ConfigNode node) {
    ConfigMap map = node.map(PolicyKeys.INVARIANT);
    Optional<Outcome> atLeast = map.find("at_least").map(Fields::outcome);
    Optional<Outcome> atMost = map.find("at_most").map(Fields::outcome);
    if (node.isMap() && atLeast.isEmpty() && atMost.isEmpty()) {
      node.problem("expected at_least or at_most");
    }
    ConfigMap when = map.require("when").map(PolicyKeys.INVARIANT_WHEN);
    return new Invariant(
        node.line(),
        Fields.id(map.require("id")),
        when.integer("rated_from", 0, Fields.MAX_AGE, 0),
        when.integer("rated_to", 0, Fields.MAX_AGE, Fields.MAX_AGE),
        when.integer("age_from", 0, Fields.MAX_AGE, 0),
        when.integer("age_to", 0, Fields.MAX_AGE, Fields.MAX_AGE),
        Fields.media(when, "media"),
        systems(when),
        when.bool("accompanied", true),
        atLeast.orElse(Outcome.ALLOW),
        atMost.orElse(Outcome.BLOCK_ILLEGAL));
  }

  private static Set<RatingSystem> systems(ConfigMap when) {
    Set<RatingSystem> systems = new HashSet<>();
    for (ConfigNode node : when.list("systems")) {
      Optional<RatingSystem> system = RatingCatalog.builtIn().system(node.text());
      if (system.isEmpty()) {
        node.problem("unknown rating system" + Fields.systemMeantBy(node.text()));
      }
      system.ifPresent(systems::add);
    }
    return systems;
  }
}
