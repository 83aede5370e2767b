package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.filters.rating.Medium;

/** Windows of a schedule, against a walk through every minute. */
class ScheduleWindowsTest {
  private static final int MINUTE = 60;
  private static final int DAY_MINUTES = 24 * 60;

  /** Days on which clocks go forward, back, by half an hour, at midnight, or skip a whole day. */
  private static final List<Change> CHANGES =
      List.of(
          new Change("Europe/Berlin", "2026-03-29"),
          new Change("Europe/Berlin", "2026-10-25"),
          new Change("America/New_York", "2026-03-08"),
          new Change("America/New_York", "2026-11-01"),
          new Change("Australia/Lord_Howe", "2026-04-05"),
          new Change("Australia/Lord_Howe", "2026-10-04"),
          new Change("America/Sao_Paulo", "2018-11-04"),
          new Change("America/Sao_Paulo", "2018-02-18"),
          new Change("Africa/Cairo", "2024-04-26"),
          new Change("America/Scoresbysund", "2023-10-29"),
          new Change("Pacific/Apia", "2011-12-30"),
          new Change("Asia/Tokyo", "2026-06-15"));

  record Change(String zone, String day) {}

  record Window(DayOfWeek day, int from, int to) {
    @Override
    public String toString() {
      return time(from) + "-" + time(to);
    }

    private static String time(int minute) {
      return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
  }

  private static Policy policy(String zone, String kind, Window window) {
    return Policy.parse(
        "p",
        """
        tutela_policy: 1
        id: p
        version: 1
        profile: {zone: %s}
        default: allow
        schedule: [{days: [%s], %s: "%s"}]
        """
            .formatted(
                zone, window.day().name().substring(0, 3).toLowerCase(Locale.ROOT), kind, window));
  }

  private static boolean blocks(Policy policy, Instant now) {
    return policy.decide(DecisionRequest.builder(Medium.TV).at(now).build()).outcome().blocks();
  }

  /**
   * The slow oracle: one minute after the other, it keeps the latest time that the wall clock has
   * shown. A window is open while that time is between its ends.
   */
  private static List<Boolean> walk(ZoneId zone, Instant from, int minutes, Window window) {
    List<Boolean> inside = new ArrayList<>();
    Instant now = from.minusSeconds(4L * DAY_MINUTES * MINUTE);
    LocalDateTime latest = LocalDateTime.ofInstant(now, zone);
    for (int i = -4 * DAY_MINUTES; i < minutes; i++, now = now.plusSeconds(MINUTE)) {
      LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
      latest = shown.isAfter(latest) ? shown : latest;
      if (i >= 0) {
        inside.add(contains(window, latest));
      }
    }
    return inside;
  }

  private static boolean contains(Window window, LocalDateTime latest) {
    for (LocalDate day : List.of(latest.toLocalDate().minusDays(1), latest.toLocalDate())) {
      LocalDateTime begin = day.atStartOfDay().plusMinutes(window.from());
      int length = Math.floorMod(window.to() - window.from(), DAY_MINUTES);
      if (day.getDayOfWeek() == window.day()
          && !latest.isBefore(begin)
          && latest.isBefore(begin.plusMinutes(length))) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 40)
  void agreesWithAWalkThroughEveryMinute(
      @ForAll("changes") Change change, @ForAll("windows") Window window) {
    ZoneId zone = ZoneId.of(change.zone());
    Instant from = LocalDate.parse(change.day()).minusDays(1).atStartOfDay(zone).toInstant();
    int minutes = 3 * DAY_MINUTES;
    Policy blocking = policy(change.zone(), "block", window);
    Policy allowing = policy(change.zone(), "allow", window);

    List<Boolean> inside = walk(zone, from, minutes, window);

    for (int i = 0; i < minutes; i++) {
      Instant now = from.plusSeconds((long) i * MINUTE);
      assertThat(blocks(blocking, now)).as("block at %s", now).isEqualTo(inside.get(i));
      assertThat(blocks(allowing, now)).as("allow at %s", now).isNotEqualTo(inside.get(i));
    }
  }

  @Property(tries = 30)
  void theOrderOfQuestionsDoesNotMatter(
      @ForAll("changes") Change change, @ForAll("windows") Window window, @ForAll int seed) {
    ZoneId zone = ZoneId.of(change.zone());
    Instant from = LocalDate.parse(change.day()).minusDays(1).atStartOfDay(zone).toInstant();
    Policy asked = policy(change.zone(), "block", window);
    Random random = new Random(seed);

    for (int i = 0; i < 100; i++) {
      Instant now = from.plusSeconds((long) random.nextInt(3 * DAY_MINUTES) * MINUTE);
      assertThat(blocks(asked, now))
          .as("at %s", now)
          .isEqualTo(blocks(new Policy(asked.model()), now));
    }
  }

  @Property(tries = 20)
  void theTimeToLiveEndsAtTheNextChange(
      @ForAll("changes") Change change, @ForAll("windows") Window window) {
    ZoneId zone = ZoneId.of(change.zone());
    Instant from = LocalDate.parse(change.day()).minusDays(1).atStartOfDay(zone).toInstant();
    Policy policy = policy(change.zone(), "block", window);

    for (int i = 0; i < 3 * DAY_MINUTES; i += 7) {
      Instant now = from.plusSeconds((long) i * MINUTE);
      Decision decision = policy.decide(DecisionRequest.builder(Medium.TV).at(now).build());
      assertThat(decision.ttl()).isPositive();
      assertThat(blocks(policy, now.plus(decision.ttl()).minusSeconds(1)))
          .as("at %s for %s", now, decision.ttl())
          .isEqualTo(decision.outcome().blocks());
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Arbitraries.of(CHANGES);
  }

  @Provide
  Arbitrary<Window> windows() {
    Arbitrary<Integer> minute = Arbitraries.integers().between(0, DAY_MINUTES - 1);
    Arbitrary<Integer> early = Arbitraries.integers().between(0, 4 * 60);
    Arbitrary<Integer> time = Arbitraries.oneOf(minute, early);
    return Combinators.combine(Arbitraries.of(DayOfWeek.class), time, time)
        .as(Window::new)
        .filter(window -> window.from() != window.to());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // Monday evening to Tuesday morning
    "2026-11-23T20:29:59, false",
    "2026-11-23T20:30, true",
    "2026-11-24T06:29:59, true",
    "2026-11-24T06:30, false",
    "2026-11-24T20:30, false",
    "2026-11-22T23:00, false"
  })
  void aWindowPastMidnightBelongsToTheDayOnWhichItBegins(LocalDateTime local, boolean blocked) {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    Policy policy =
        policy(zone.getId(), "block", new Window(DayOfWeek.MONDAY, 20 * 60 + 30, 6 * 60 + 30));

    assertThat(blocks(policy, local.atZone(zone).toInstant())).isEqualTo(blocked);
  }
}
