package org.tutela.filters.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The hours at which things are open, and the time that may be spent a day. */
record ScheduleLayer(List<ScheduleRule> rules) implements PolicyLayer {
  @Override
  public Layer id() {
    return Layer.SCHEDULE;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    int verdict = Verdict.NONE;
    int closed = -1;
    boolean open = false;
    for (int i = 0; i < rules.size(); i++) {
      ScheduleRule rule = rules.get(i);
      if (rule.concerns(request)) {
        boolean inside = moment.isIn(i);
        switch (rule.kind()) {
          case BLOCK -> verdict = Verdict.join(verdict, inside ? barred(rule, findings) : 0);
          case ALLOW -> {
            open |= inside;
            closed = i;
          }
          case BUDGET ->
              verdict = Verdict.join(verdict, inside ? budget(rule, request, findings) : 0);
        }
      }
    }
    return closed < 0 || open
        ? verdict
        : Verdict.join(verdict, closed(rules.get(closed), findings));
  }

  private int barred(ScheduleRule rule, Findings findings) {
    return findings.say(id(), rule.then(), ReasonCode.SCHEDULE_BLOCKED, rule.rule(), rule.window());
  }

  private int closed(ScheduleRule rule, Findings findings) {
    return findings.say(id(), rule.then(), ReasonCode.SCHEDULE_CLOSED, rule.rule(), rule.window());
  }

  private int budget(ScheduleRule rule, DecisionRequest request, Findings findings) {
    Duration spent = request.spent().get(rule.window());
    if (spent == null) {
      throw new IllegalStateException("the request does not say what was spent");
    }
    if (spent.compareTo(rule.budget()) < 0) {
      return Verdict.NONE;
    }
    if (findings.wanted()) {
      findings.add(
          id(),
          rule.then(),
          ReasonCode.BUDGET_SPENT,
          rule.rule(),
          Optional.empty(),
          rule.window(),
          rule.budget().toMinutes());
    }
    return Verdict.of(rule.then());
  }

  /** {@return the shortest time left of any budget that concerns the request} */
  Optional<Duration> left(DecisionRequest request) {
    return rules.stream()
        .filter(rule -> rule.kind() == ScheduleRule.Kind.BUDGET && rule.concerns(request))
        .filter(rule -> request.spent().containsKey(rule.window()))
        .map(rule -> rule.budget().minus(request.spent().get(rule.window())))
        .filter(left -> !left.isNegative() && !left.isZero())
        .min(Duration::compareTo);
  }
}
