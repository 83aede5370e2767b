package org.tutela.filters.policy;

import java.time.Duration;
import java.util.List;

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
      throw new IllegalStateException(
          "the request does not say what was spent of " + rule.window());
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

  /** {@return how many seconds are left of the shortest budget that concerns the request} */
  static long secondsLeft(List<ScheduleRule> rules, DecisionRequest request) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < rules.size(); i++) {
      ScheduleRule rule = rules.get(i);
      Duration spent = request.spent().get(rule.window());
      if (rule.kind() == ScheduleRule.Kind.BUDGET && spent != null && rule.concerns(request)) {
        Duration left = rule.budget().minus(spent);
        if (!left.isNegative() && !left.isZero()) {
          shortest = Math.min(shortest, left.toSeconds());
        }
      }
    }
    return shortest;
  }
}
