package org.tutela.filters.policy;

import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Medium;

/**
 * What the policy says about kinds of sites and services; the strictest category of an item wins.
 *
 * @param categories what happens, by category
 * @param ages the age that a category asks for, like a rating; old enough says nothing else about
 *     the item, and other layers speak
 * @param rules how ages are compared
 */
record CategoryLayer(Map<String, Outcome> categories, Map<String, Integer> ages, Rules rules)
    implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.CATEGORY;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    int verdict = Verdict.NONE;
    for (String category : request.categoryArray()) {
      Outcome outcome = categories.get(category);
      if (outcome != null) {
        int said = findings.say(id(), outcome, ReasonCode.CATEGORY_RULE, rule(outcome), category);
        verdict = Verdict.join(verdict, said | Verdict.JUDGED);
      }
      Integer age = ages.get(category);
      if (age != null) {
        verdict = Verdict.join(verdict, judge(category, age, request.medium(), viewer, findings));
      }
    }
    return verdict;
  }

  private int judge(String category, int age, Medium medium, Viewer viewer, Findings findings) {
    ReasonCode comparison = rules.compare(age, rules.limit(medium).maxAge(), viewer);
    Outcome outcome = rules.outcome(comparison);
    if (outcome == Outcome.ALLOW) {
      return Verdict.NONE;
    }
    if (findings.wanted()) {
      String rule = "categories.ages." + category;
      if (comparison == ReasonCode.ASSURANCE_TOO_WEAK) {
        findings.add(
            id(),
            outcome,
            comparison,
            rule,
            Optional.empty(),
            category,
            age,
            rules.needed(age).id(),
            viewer.age().assurance().id());
      } else {
        findings.add(
            id(),
            outcome,
            ReasonCode.CATEGORY_AGE,
            rule,
            Optional.empty(),
            category,
            age,
            viewer.age());
      }
    }
    return Verdict.of(outcome) | Verdict.JUDGED;
  }

  private static String rule(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> "categories.allow";
      case WARN -> "categories.warn";
      case ASK_GUARDIAN -> "categories.ask";
      case REQUIRE_AGE_ASSURANCE -> "categories.assure";
      case BLOCK, BLOCK_ILLEGAL -> "categories.block";
    };
  }
}
