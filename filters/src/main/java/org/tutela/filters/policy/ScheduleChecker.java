package org.tutela.filters.policy;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tutela.filters.policy.PolicyFinding.Kind;

/** Looks for lines of a schedule that others make pointless, minute by minute of a week. */
final class ScheduleChecker {
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  private final List<ScheduleRule> schedule;
  private final Positions positions;

  ScheduleChecker(List<ScheduleRule> schedule, Positions positions) {
    this.schedule = schedule;
    this.positions = positions;
  }

  List<PolicyFinding> findings() {
    List<PolicyFinding> findings = new ArrayList<>();
    for (ScheduleRule rule : schedule) {
      BitSet open = week(rule);
      for (ScheduleRule other : schedule) {
        if (!other.origin().equals(rule.origin())
            && other.kind() == ScheduleRule.Kind.BLOCK
            && other.then().compareTo(rule.then()) >= 0
            && covers(other, rule)) {
          open.andNot(week(other));
        }
      }
      if (open.isEmpty()) {
        findings.add(finding(rule));
      }
    }
    return findings;
  }

  private PolicyFinding finding(ScheduleRule line) {
    String rule = line.origin().rule();
    Positions.Position at = positions.of(rule);
    return line.kind() == ScheduleRule.Kind.ALLOW
        ? PolicyFinding.at(
            at, Kind.CONTRADICTION, rule, "other lines block all of the hours it allows")
        : PolicyFinding.at(
            at, Kind.UNREACHABLE, rule, "other lines block all of its hours already");
  }

  /** {@return whether one line is about everything that the other is about} */
  private static boolean covers(ScheduleRule one, ScheduleRule other) {
    boolean media =
        one.media().isEmpty()
            || (!other.media().isEmpty() && one.media().containsAll(other.media()));
    boolean categories =
        one.categories().isEmpty()
            || (!other.categories().isEmpty() && one.categories().containsAll(other.categories()));
    return media && categories && one.ratedFrom() <= other.ratedFrom();
  }

  private static BitSet week(ScheduleRule rule) {
    BitSet minutes = new BitSet(WEEK);
    for (DayOfWeek day : rule.days()) {
      int midnight = (day.getValue() - 1) * DAY;
      for (int minute = rule.from(); minute < rule.to(); minute++) {
        minutes.set((midnight + minute) % WEEK);
      }
    }
    return minutes;
  }
}
