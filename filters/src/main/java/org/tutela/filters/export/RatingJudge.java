package org.tutela.filters.export;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Outcome;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;

/** Asks a policy about single ratings, for formats that know only open and closed. */
final class RatingJudge {
  private static final int NAMED = 12;

  private final Policy policy;
  private final LocalDate day;
  private final Map<Outcome, List<String>> between = new EnumMap<>(Outcome.class);

  RatingJudge(Policy policy, LocalDate day) {
    // No target of ratings knows hours: the schedule is a gap of its own.
    this.policy = policy.withoutSchedule();
    this.day = day;
  }

  /** {@return whether content with this rating is open} */
  boolean opens(Medium medium, Rating rating) {
    return opens(DecisionRequest.builder(medium).rating(rating), rating.id());
  }

  /** {@return whether content of a medium is open that nobody has rated} */
  boolean opensUnrated(Medium medium) {
    return opens(DecisionRequest.builder(medium), "unrated " + medium.id());
  }

  private boolean opens(DecisionRequest.Builder request, String what) {
    Outcome outcome =
        policy
            .decide(
                request.at(day.atTime(LocalTime.NOON).atOffset(ZoneOffset.UTC).toInstant()).build())
            .outcome();
    if (outcome != Outcome.ALLOW && !outcome.blocks()) {
      between.computeIfAbsent(outcome, key -> new ArrayList<>()).add(what);
    }
    return outcome == Outcome.ALLOW || outcome == Outcome.WARN;
  }

  /** {@return what became of outcomes that are neither open nor closed} */
  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    between.forEach(
        (outcome, what) ->
            gaps.add(
                outcome == Outcome.WARN
                    ? new Gap(Effect.WEAKER, outcome + " for " + some(what), "opened, no warnings")
                    : new Gap(Effect.STRICTER, outcome + " for " + some(what), "closed instead")));
    return gaps;
  }

  /** {@return the first of many names, and how many more there are} */
  static String some(List<String> names) {
    List<String> distinct = names.stream().distinct().toList();
    String first = String.join(", ", distinct.subList(0, Math.min(NAMED, distinct.size())));
    return distinct.size() > NAMED ? first + " and " + (distinct.size() - NAMED) + " more" : first;
  }
}
