package org.tutela.filters.age;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ages that a person may have: a range in whole years, both ends included. Immutable; no
 * birthdate is needed or kept.
 *
 * @param lower the lowest possible age, 0 to 150
 * @param upper the highest possible age, not below the lowest; empty if nothing bounds it
 * @param assurance how the range is known
 * @param asOf the day on which the range held; empty if it holds whenever it is used
 */
public record AgeRange(
    int lower, OptionalInt upper, Assurance assurance, Optional<LocalDate> asOf) {

  private static final int MAX = 150;
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,3})(?:(\\+)|-([0-9]{1,3}))?");

  /**
   * Checks the bounds.
   *
   * @param lower the lowest possible age, 0 to 150
   * @param upper the highest possible age, not below the lowest; empty if nothing bounds it
   * @param assurance how the range is known
   * @param asOf the day on which the range held, if it does not hold always
   * @throws IllegalArgumentException if a bound is out of range or the upper is below the lower
   */
  public AgeRange {
    if (lower < 0 || lower > MAX) {
      throw new IllegalArgumentException("an age is 0 to " + MAX + ", not " + lower);
    }
    if (upper.isPresent() && (upper.getAsInt() < lower || upper.getAsInt() > MAX)) {
      throw new IllegalArgumentException(
          "the upper age is " + lower + " to " + MAX + ", not " + upper.getAsInt());
    }
  }

  /**
   * {@return the range from one age to another, both included, of unknown assurance}
   *
   * @param lower the lowest possible age
   * @param upper the highest possible age
   * @throws IllegalArgumentException if a bound is out of range or the upper is below the lower
   */
  public static AgeRange of(int lower, int upper) {
    return new AgeRange(lower, OptionalInt.of(upper), Assurance.UNKNOWN, Optional.empty());
  }

  /**
   * {@return the range of one age, of unknown assurance}
   *
   * @param age the age
   * @throws IllegalArgumentException if the age is out of range
   */
  public static AgeRange exactly(int age) {
    return of(age, age);
  }

  /**
   * {@return the range from an age on, of unknown assurance}
   *
   * @param lower the lowest possible age
   * @throws IllegalArgumentException if the age is out of range
   */
  public static AgeRange from(int lower) {
    return new AgeRange(lower, OptionalInt.empty(), Assurance.UNKNOWN, Optional.empty());
  }

  /**
   * {@return the range that a text writes, of unknown assurance}
   *
   * @param text {@code 11}, {@code 10-12} or {@code 18+}
   * @throws IllegalArgumentException if the text is none of these
   */
  public static AgeRange parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no age range: write 11, 10-12 or 18+");
    }
    int lower = Integer.parseInt(matcher.group(1));
    if (matcher.group(2) != null) {
      return from(lower);
    }
    return of(lower, matcher.group(3) == null ? lower : Integer.parseInt(matcher.group(3)));
  }

  /**
   * {@return whether the person has reached an age}
   *
   * @param age the age in years
   */
  public Certainty atLeast(int age) {
    if (lower >= age) {
      return Certainty.YES;
    }
    return upper.isPresent() && upper.getAsInt() < age ? Certainty.NO : Certainty.UNKNOWN;
  }

  /**
   * {@return the range on a later day} Every full year adds one to both ends, and a begun year adds
   * one more to the upper, because the birthday may have passed. Who was born on 29 February may
   * keep the birthday on the 28th or on 1 March of a common year: the range holds for both. A range
   * without an as-of day, and an earlier day, leave it as it is.
   *
   * @param day the day to know the range for
   */
  public AgeRange on(LocalDate day) {
    if (asOf.isEmpty() || !day.isAfter(asOf.get())) {
      return this;
    }
    LocalDate from = asOf.get();
    int full = (int) Math.min(MAX, ChronoUnit.YEARS.between(from, day));
    int begun = from.plusYears(full).isBefore(day) ? full + 1 : full;
    if (isDayBeforeLeapDay(from) && isDayBeforeLeapDay(day)) {
      // The birthday of a leap day may be over on the 28th of a common year, never of a leap year.
      full -= day.isLeapYear() && !from.isLeapYear() ? 1 : 0;
      begun += from.isLeapYear() && !day.isLeapYear() ? 1 : 0;
    }
    OptionalInt later =
        upper.isEmpty() ? upper : OptionalInt.of(Math.min(MAX, upper.getAsInt() + begun));
    return new AgeRange(Math.min(MAX, lower + full), later, assurance, Optional.of(day));
  }

  private static boolean isDayBeforeLeapDay(LocalDate day) {
    return day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 28;
  }

  /**
   * {@return the same range, known in another way}
   *
   * @param assurance how the range is known
   */
  public AgeRange withAssurance(Assurance assurance) {
    return new AgeRange(lower, upper, assurance, asOf);
  }

  /**
   * {@return the same range, as of a day}
   *
   * @param day the day on which the range held
   */
  public AgeRange withAsOf(LocalDate day) {
    return new AgeRange(lower, upper, assurance, Optional.of(day));
  }

  /** {@return the range as {@link #parse} reads it} */
  @Override
  public String toString() {
    if (upper.isEmpty()) {
      return lower + "+";
    }
    return upper.getAsInt() == lower ? Integer.toString(lower) : lower + "-" + upper.getAsInt();
  }
}
