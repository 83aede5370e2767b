package org.tutela.filters.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.tutela.filters.rating.Medium;

/**
 * One line of a schedule. Immutable.
 *
 * @param origin where it stands in the file, such as {@code schedule[0]}
 * @param kind what it does
 * @param days the days on which its window begins, or on which its budget holds
 * @param from the minute of the day at which the window begins
 * @param to the minute at which it ends; beyond 1440 on the day after
 * @param window the window as it is written, or the id of the budget
 * @param budget how much time there is a day
 * @param media what it is about; everything if empty
 * @param categories what it is about; everything if empty
 * @param ratedFrom the age that content asks for at least to be concerned; 0 for all content
 * @param then what happens when it bars something
 */
record ScheduleRule(
    Origin origin,
    Kind kind,
    Set<DayOfWeek> days,
    int from,
    int to,
    String window,
    Duration budget,
    Set<Medium> media,
    Set<String> categories,
    int ratedFrom,
    Outcome then) {

  /** What a line does. */
  enum Kind {
    /** Bars inside the window. */
    BLOCK,
    /** Bars outside of this and all other windows of this kind that concern the item. */
    ALLOW,
    /** Bars once the time is used up. */
    BUDGET
  }

  boolean concerns(DecisionRequest request) {
    if (!media.isEmpty() && !media.contains(request.medium())) {
      return false;
    }
    if (ratedFrom > 0 && !asksFor(ratedFrom, request)) {
      return false;
    }
    if (categories.isEmpty()) {
      return true;
    }
    for (String category : request.categoryArray()) {
      if (categories.contains(category)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asksFor(int age, DecisionRequest request) {
    for (Claim claim : request.claimArray()) {
      if (claim.age().orElse(0) >= age) {
        return true;
      }
    }
    return false;
  }
}
