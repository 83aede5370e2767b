package org.tutela.benchmarks.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingMode;

/**
 * The decision as one would write it down first: a list of rules, each asked in turn, each with an
 * answer in words. Knows limits by medium and by system only.
 */
public final class RuleLoop {
  private final List<Rule> rules = new ArrayList<>();

  /** Says something about a rating, or an empty answer. */
  private interface Rule {
    Answer ask(Medium medium, Rating rating, int age);
  }

  /**
   * What came of it.
   *
   * @param blocked whether it must not be shown
   * @param reasons why
   */
  public record Answer(boolean blocked, List<Map<String, String>> reasons) {}

  /**
   * Rules.
   *
   * @param maxAges the highest age by medium
   * @param systems the highest age by the id of a system
   */
  public RuleLoop(Map<Medium, Integer> maxAges, Map<String, Integer> systems) {
    rules.add(
        (medium, rating, age) ->
            answer(rating.mode() == RatingMode.PROHIBITED, "PROHIBITED", rating, 0));
    rules.add(
        (medium, rating, age) -> {
          Integer limit = systems.getOrDefault(rating.system().id(), maxAges.get(medium));
          int asked = rating.filterAge().orElse(99);
          return limit == null
              ? answer(asked > age, "AGE", rating, age)
              : answer(asked > limit, "LIMIT", rating, limit);
        });
  }

  private static Answer answer(boolean blocked, String code, Rating rating, int limit) {
    return new Answer(
        blocked,
        List.of(Map.of("code", code, "rating", rating.id(), "limit", Integer.toString(limit))));
  }

  /**
   * {@return what all rules say together}
   *
   * @param medium what it is
   * @param rating its rating
   * @param age the viewer's age
   */
  public Answer decide(Medium medium, Rating rating, int age) {
    boolean blocked = false;
    List<Map<String, String>> reasons = new ArrayList<>();
    for (Rule rule : rules) {
      Answer answer = rule.ask(medium, rating, age);
      blocked |= answer.blocked();
      reasons.addAll(answer.reasons());
    }
    return new Answer(blocked, reasons);
  }
}
