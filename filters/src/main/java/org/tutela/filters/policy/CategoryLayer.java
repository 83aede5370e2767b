package org.tutela.filters.policy;

import java.util.Map;

/**
 * What the policy says about kinds of sites and services; the strictest category of an item wins.
 */
record CategoryLayer(Map<String, Outcome> categories) implements PolicyLayer {
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
    }
    return verdict;
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
