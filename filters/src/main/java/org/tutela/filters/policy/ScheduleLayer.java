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
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    Findings all = said;
    int closed = -1;
    boolean open = false;
    for (int i = 0; i < rules.size(); i++) {
      ScheduleRule rule = rules.get(i);
      if (rule.concerns(request)) {
        boolean inside = moment.isIn(i);
        switch (rule.kind()) {
          case BLOCK -> all = inside ? bars(rule, ReasonCode.SCHEDULE_BLOCKED, all) : all;
          case ALLOW -> {
            open |= inside;
            closed = i;
          }
          case BUDGET -> all = inside ? budget(rule, request, all) : all;
        }
      }
    }
    return closed < 0 || open ? all : bars(rules.get(closed), ReasonCode.SCHEDULE_CLOSED, all);
  }

  private static Findings bars(ScheduleRule rule, ReasonCode code, Findings said) {
    return said.say(rule.origin(), Verdict.of(rule.then()), code, rule.window());
  }

  private static Findings budget(ScheduleRule rule, DecisionRequest request, Findings said) {
    Duration spent = request.spent().get(rule.window());
    if (spent == null) {
      throw new IllegalStateException("the request does not say what was spent");
    }
    if (spent.compareTo(rule.budget()) < 0) {
      return said;
    }
    return said.say(
        rule.origin(),
        Verdict.of(rule.then()),
        ReasonCode.BUDGET_SPENT,
        rule.window(),
        rule.budget().toMinutes());
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
