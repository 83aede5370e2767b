package org.tutela.filters.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.JurisdictionLayer.ActiveRule;

/**
 * Tells in which {@link Moment} a request falls. Windows begin and end when the clock on the wall
 * first shows their hour: a window that ends in the hour that is repeated in autumn ends once, and
 * one that begins in the hour that spring leaves out begins when that hour would have.
 */
final class Calendar {
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final ZoneRules zone;
  private final List<ScheduleRule> schedule;
  private final List<ActiveRule> rules;
  private final Optional<AgeRange> profile;
  private final Moment timeless;

  /** The last moments that were asked for: nearly always the one that comes next. */
  private volatile @Nullable Moment lastTimed;

  private volatile @Nullable Moment lastDay;

  Calendar(
      Optional<ZoneId> zone,
      List<ScheduleRule> schedule,
      List<ActiveRule> rules,
      Optional<AgeRange> profile) {
    this.zone = zone.orElse(ZoneOffset.UTC).getRules();
    this.schedule = schedule;
    this.rules = rules;
    this.profile = profile;
    // Without a day nothing proves that a rule is not in force yet.
    this.timeless = new Moment(Optional.empty(), Optional.empty(), 0, rules, profile);
  }

  /** {@return the moment of a request; one without a time if its time is beyond the calendar} */
  Moment moment(DecisionRequest request) {
    try {
      return find(request);
    } catch (DateTimeException | ArithmeticException e) {
      return timeless;
    }
  }

  private Moment find(DecisionRequest request) {
    if (request.at().isEmpty()) {
      return request.day().isEmpty() ? timeless : day(request.day().get());
    }
    Instant now = request.at().get();
    if (request.day().isPresent()) {
      return timed(now, request.day().get());
    }
    Moment last = lastTimed;
    if (last == null || !last.holds(now.getEpochSecond())) {
      last = timed(now, local(now).toLocalDate());
      lastTimed = last;
    }
    return last;
  }

  private Moment day(LocalDate day) {
    Moment last = lastDay;
    if (last == null || !last.isDay(day)) {
      last = new Moment(Optional.empty(), Optional.of(day), 0, rulesOn(day), profile);
      lastDay = last;
    }
    return last;
  }

  private Moment timed(Instant now, LocalDate day) {
    LocalDate today = local(now).toLocalDate();
    long second = now.getEpochSecond();
    Span span = new Span(second);
    ZoneOffsetTransition next = zone.nextTransition(now);
    if (next != null) {
      span.edge(next.toEpochSecond());
    }
    for (int days = 0; days <= 2; days++) {
      span.edge(first(today.plusDays(days).atStartOfDay()));
    }
    long windows = 0;
    for (int i = 0; i < schedule.size(); i++) {
      if (isIn(schedule.get(i), today, span)) {
        windows |= 1L << i;
      }
    }
    Optional<long[]> ends = Optional.of(new long[] {span.from, span.to});
    return new Moment(ends, Optional.of(day), windows, rulesOn(day), profile);
  }

  private boolean isIn(ScheduleRule rule, LocalDate today, Span span) {
    boolean inside = false;
    // A window may have begun yesterday; and where midnight is repeated, tomorrow was before.
    for (int days = -1; days <= 1; days++) {
      LocalDate day = today.plusDays(days);
      if (rule.days().contains(day.getDayOfWeek())) {
        long begins = first(at(day, rule.from()));
        long ends = first(at(day, rule.to()));
        span.edge(begins);
        span.edge(ends);
        inside |= begins <= span.now && span.now < ends;
      }
    }
    return inside;
  }

  private static LocalDateTime at(LocalDate day, int minute) {
    int rest = minute % MINUTES_OF_DAY;
    return day.plusDays(minute / MINUTES_OF_DAY).atTime(rest / 60, rest % 60);
  }

  /** {@return the second at which the wall clock first shows this time or a later one} */
  private long first(LocalDateTime wall) {
    ZoneOffsetTransition transition = zone.getTransition(wall);
    if (transition != null && transition.isGap()) {
      return transition.toEpochSecond();
    }
    return wall.toEpochSecond(zone.getValidOffsets(wall).get(0));
  }

  private LocalDateTime local(Instant now) {
    return LocalDateTime.ofInstant(now, zone.getOffset(now));
  }

  private List<ActiveRule> rulesOn(LocalDate day) {
    return rules.stream().filter(active -> active.rule().inForce(day)).toList();
  }

  /** Narrows down the time around an instant in which no edge lies. */
  private static final class Span {
    final long now;
    long from = Long.MIN_VALUE;
    long to = Long.MAX_VALUE;

    Span(long now) {
      this.now = now;
    }

    void edge(long second) {
      if (second <= now) {
        from = Math.max(from, second);
      } else {
        to = Math.min(to, second);
      }
    }
  }
}
