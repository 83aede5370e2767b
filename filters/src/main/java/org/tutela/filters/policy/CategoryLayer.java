package org.tutela.filters.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the policy says about kinds of sites and services; the strictest category of an item wins.
 */
final class CategoryLayer implements PolicyLayer {
  private final Map<String, Rule> categories = new HashMap<>();
  private final Map<String, Age> ages = new HashMap<>();
  private final Rules rules;

  private record Rule(Origin origin, int bits) {}

  private record Age(Origin origin, int years) {}

  /**
   * A layer.
   *
   * @param outcomes what happens, by category
   * @param years the age that a category asks for, like a rating; old enough says nothing else
   *     about the item, and other layers speak
   * @param rules how ages are compared
   */
  CategoryLayer(Map<String, Outcome> outcomes, Map<String, Integer> years, Rules rules) {
    outcomes.forEach(
        (category, outcome) ->
            this.categories.put(
                category,
                new Rule(origin(outcome.keyword()), Verdict.of(outcome) | Verdict.JUDGED)));
    years.forEach(
        (category, age) -> this.ages.put(category, new Age(origin("ages." + category), age)));
    this.rules = rules;
  }

  private static Origin origin(String key) {
    return new Origin(Layer.CATEGORY, "categories." + key);
  }

  @Override
  public Layer id() {
    return Layer.CATEGORY;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    Findings all = said;
    for (String category : request.categoryArray()) {
      Rule rule = categories.get(category);
      if (rule != null) {
        all = all.say(rule.origin(), rule.bits(), ReasonCode.CATEGORY_RULE, category);
      }
      Age age = ages.isEmpty() ? null : ages.get(category);
      if (age != null) {
        all = judge(category, age, rules.limit(request.medium()).ceiling(), viewer, all);
      }
    }
    return all;
  }

  private Findings judge(
      String category, Age age, Limit.Ceiling ceiling, Viewer viewer, Findings said) {
    ReasonCode comparison = rules.compare(age.years(), ceiling.age(), viewer);
    Outcome outcome = rules.outcome(comparison);
    if (outcome == Outcome.ALLOW) {
      return said;
    }
    int bits = Verdict.of(outcome) | Verdict.JUDGED;
    return comparison == ReasonCode.ASSURANCE_TOO_WEAK
        ? said.say(
            age.origin(),
            bits,
            comparison,
            category,
            age.years(),
            rules.needed(age.years()).id(),
            List.of(viewer.age().assurance().id()))
        : said.say(
            age.origin(), bits, ReasonCode.CATEGORY_AGE, category, age.years(), viewer.words());
  }
}
