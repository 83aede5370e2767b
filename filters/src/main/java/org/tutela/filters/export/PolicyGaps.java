package org.tutela.filters.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.policy.Layer;
import org.tutela.filters.policy.Policy;

/** What of a whole policy a kind of target cannot say. */
final class PolicyGaps {
  private PolicyGaps() {}

  /** {@return the gaps of targets that know ratings only} */
  static List<Gap> ofRatings(Policy policy) {
    Set<Layer> layers = policy.layers();
    List<Gap> gaps = common(policy);
    add(gaps, layers, Layer.DENY_LIST, Effect.WEAKER, "lists.deny", "no items, domains or tags");
    Effect allow = policy.domains().only() ? Effect.WEAKER : Effect.STRICTER;
    add(gaps, layers, Layer.ALLOW_LIST, allow, "lists.allow", "no items, domains or tags");
    return gaps;
  }

  /** {@return the gaps of targets that know domain names only} */
  static List<Gap> ofDomains(Policy policy) {
    Set<Layer> layers = policy.layers();
    List<Gap> gaps = common(policy);
    gaps.add(new Gap(Effect.WEAKER, "limits, unrated, default", "names carry no ratings"));
    if (policy.domains().others()) {
      boolean denies = layers.contains(Layer.DENY_LIST);
      gaps.add(
          new Gap(
              denies ? Effect.WEAKER : Effect.STRICTER,
              "items and tags of lists",
              "only domain names"));
    }
    return gaps;
  }

  private static List<Gap> common(Policy policy) {
    Set<Layer> layers = policy.layers();
    List<Gap> gaps = new ArrayList<>();
    gaps.add(new Gap(Effect.WEAKER, "illegal", "no hash or URL lists"));
    add(
        gaps,
        layers,
        Layer.JURISDICTION,
        Effect.WEAKER,
        "packs",
        "only what decides about ratings");
    add(gaps, layers, Layer.DESCRIPTOR, Effect.WEAKER, "descriptors", "no content descriptors");
    add(gaps, layers, Layer.CATEGORY, Effect.WEAKER, "categories", "no categories of sites");
    add(gaps, layers, Layer.SCHEDULE, Effect.WEAKER, "schedule", "no hours and no daily time");
    add(gaps, layers, Layer.GRANT, Effect.STRICTER, "grants", "no guardian's grants");
    if (policy.obliges()) {
      gaps.add(new Gap(Effect.WEAKER, "obligations", "nothing besides open and closed"));
    }
    return gaps;
  }

  private static void add(
      List<Gap> gaps, Set<Layer> layers, Layer layer, Effect effect, String what, String why) {
    if (layers.contains(layer)) {
      gaps.add(new Gap(effect, what, why));
    }
  }
}
