package org.tutela.filters.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeRangeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  @ParameterizedTest(name = "{0} at least {1}: {2}")
  @CsvSource({
    "11, 11, YES",
    "11, 12, NO",
    "10-12, 10, YES",
    "10-12, 12, UNKNOWN",
    "10-12, 13, NO",
    "18+, 18, YES",
    "13+, 16, UNKNOWN",
    "0-12, 0, YES"
  })
  void comparesInThreeValues(String range, int age, Certainty expected) {
    assertThat(AgeRange.parse(range).atLeast(age)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12-10", "-3", "11 ", "1234", "18+-20", "151", "eleven", "+"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> AgeRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aYearLaterBothEndsAreAYearOlder() {
    AgeRange range = AgeRange.of(10, 12).withAsOf(DAY);

    assertThat(range.on(DAY.plusYears(1))).hasToString("11-13");
  }

  @Test
  void withinTheYearOnlyTheUpperEndMayHaveMoved() {
    AgeRange range = AgeRange.of(10, 12).withAsOf(DAY);

    assertThat(range.on(DAY.plusDays(1))).hasToString("10-13");
    assertThat(range.on(DAY.plusYears(2).plusDays(1))).hasToString("12-15");
  }

  @Test
  void withoutADayARangeDoesNotMove() {
    assertThat(AgeRange.of(10, 12).on(DAY.plusYears(9))).hasToString("10-12");
  }

  @Test
  void anEarlierDayDoesNotMoveARange() {
    assertThat(AgeRange.of(10, 12).withAsOf(DAY).on(DAY.minusYears(3))).hasToString("10-12");
  }

  @Test
  void whatNothingBoundsStaysUnbounded() {
    AgeRange adult = AgeRange.from(18).withAsOf(DAY);

    assertThat(adult.on(DAY.plusYears(2))).hasToString("20+");
    assertThat(adult.on(LocalDate.MAX)).hasToString("150+");
  }

  @ParameterizedTest(name = "12 on {0} is {2} on {1}")
  @CsvSource({
    "2024-02-29, 2025-02-28, 12-13",
    "2024-02-29, 2025-03-01, 13-14",
    "2024-02-29, 2028-02-29, 16",
    "2023-02-28, 2024-02-28, 12-13",
    "2023-02-28, 2024-02-29, 13-14",
    "2024-02-28, 2025-02-28, 13-14",
    "2023-03-01, 2024-02-29, 12-13",
    "2023-12-31, 2024-12-31, 13"
  })
  void movesOverTheLeapDay(LocalDate asOf, LocalDate day, String expected) {
    assertThat(AgeRange.exactly(12).withAsOf(asOf).on(day)).hasToString(expected);
  }

  /** All around the end of February; whoever was born on a leap day may keep either birthday. */
  @ParameterizedTest(name = "common years keep the leap day on {0}")
  @ValueSource(strings = {"02-28", "03-01"})
  void coversTheTrueAgeOfWhoeverWasBornOnALeapDay(String keptOn) {
    for (LocalDate born : aroundTheLeapDay(2007, 2012)) {
      for (LocalDate asOf : aroundTheLeapDay(2018, 2024)) {
        AgeRange then = AgeRange.exactly(age(born, asOf, keptOn)).withAsOf(asOf);
        for (LocalDate day : aroundTheLeapDay(asOf.getYear(), 2029)) {
          if (!day.isBefore(asOf)) {
            assertThat(age(born, day, keptOn))
                .as("born %s, %s on %s, asked for on %s", born, then, asOf, day)
                .isBetween(then.on(day).lower(), then.on(day).upper().getAsInt());
          }
        }
      }
    }
  }

  private static List<LocalDate> aroundTheLeapDay(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(year -> LocalDate.of(year, 2, 26))
        .flatMap(start -> start.datesUntil(start.plusDays(6)))
        .toList();
  }

  private static int age(LocalDate born, LocalDate day, String keptOn) {
    boolean leapDay = born.getMonthValue() == 2 && born.getDayOfMonth() == 29;
    LocalDate birthday =
        leapDay && !day.isLeapYear()
            ? LocalDate.parse(day.getYear() + "-" + keptOn)
            : born.withYear(day.getYear());
    return day.getYear() - born.getYear() - (day.isBefore(birthday) ? 1 : 0);
  }

  @Property
  void answersAsEveryAgeInTheRangeWould(
      @ForAll("ranges") AgeRange range, @ForAll @IntRange(max = 30) int threshold) {
    int last = range.upper().orElse(40);
    boolean all = range.lower() >= threshold;
    boolean none = last < threshold;

    assertThat(range.atLeast(threshold))
        .isEqualTo(all ? Certainty.YES : none ? Certainty.NO : Certainty.UNKNOWN);
  }

  @Property
  void aHigherThresholdIsNeverMoreCertain(
      @ForAll("ranges") AgeRange range, @ForAll @IntRange(max = 30) int threshold) {
    if (range.atLeast(threshold + 1) == Certainty.YES) {
      assertThat(range.atLeast(threshold)).isEqualTo(Certainty.YES);
    }
    if (range.atLeast(threshold) == Certainty.NO) {
      assertThat(range.atLeast(threshold + 1)).isEqualTo(Certainty.NO);
    }
  }

  @Property
  void readsWhatItWrites(@ForAll("ranges") AgeRange range) {
    assertThat(AgeRange.parse(range.toString())).isEqualTo(range);
  }

  @Property
  void coversTheTrueAgeOnEveryLaterDay(
      @ForAll @IntRange(max = 365 * 20) int bornDaysBefore,
      @ForAll @IntRange(max = 365 * 12) int daysLater) {
    LocalDate born = DAY.minusDays(bornDaysBefore);
    LocalDate later = DAY.plusDays(daysLater);

    AgeRange then = AgeRange.exactly(born.until(DAY).getYears()).withAsOf(DAY).on(later);

    assertThat(born.until(later).getYears()).isBetween(then.lower(), then.upper().getAsInt());
  }

  @Provide
  Arbitrary<AgeRange> ranges() {
    Arbitrary<AgeRange> closed =
        Combinators.combine(
                Arbitraries.integers().between(0, 25), Arbitraries.integers().between(0, 10))
            .as((lower, width) -> AgeRange.of(lower, lower + width));
    return Arbitraries.oneOf(closed, Arbitraries.integers().between(0, 25).map(AgeRange::from));
  }
}
