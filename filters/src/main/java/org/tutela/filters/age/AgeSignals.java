package org.tutela.filters.age;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The age signals that laws define and platforms send, as {@link AgeRange}s. Pure functions of the
 * values that an interface of a platform returns; no library of a platform is needed. What is not
 * recognized is an exception, and what a platform does not know is the range of all ages: nothing
 * opens by mistake.
 *
 * <p>Every signal takes the day on which it was received, so that birthdays move the range on. No
 * birthdate is needed or kept.
 */
public final class AgeSignals {
  private static final int ADULT = 18;

  /** California Civil Code, 1798.500 and following (AB 1043); Texas SB 2420 names the same ages. */
  private static final Map<String, AgeRange> APP_STORE_BRACKETS =
      Map.of(
          "under13", AgeRange.of(0, 12),
          "13-15", AgeRange.of(13, 15),
          "16-17", AgeRange.of(16, 17),
          "18+", AgeRange.from(ADULT));

  private static final Map<String, AgeRange> TEXAS_CATEGORIES =
      Map.of(
          "child", AgeRange.of(0, 12),
          "younger_teenager", AgeRange.of(13, 15),
          "older_teenager", AgeRange.of(16, 17),
          "adult", AgeRange.from(ADULT));

  /** Age ranges of the Children's Code of the UK Information Commissioner, annex B. */
  private static final Map<String, AgeRange> CHILDRENS_CODE =
      Map.of(
          "0-5", AgeRange.of(0, 5),
          "6-9", AgeRange.of(6, 9),
          "10-12", AgeRange.of(10, 12),
          "13-15", AgeRange.of(13, 15),
          "16-17", AgeRange.of(16, 17),
          "18+", AgeRange.from(ADULT));

  private AgeSignals() {}

  /**
   * {@return the bracket that an operating system or shop signals under California's AB 1043} Its
   * account holder says it; for a child that is a guardian.
   *
   * @param bracket {@code under13}, {@code 13-15}, {@code 16-17} or {@code 18+}
   * @param received the day on which the signal came
   * @throws IllegalArgumentException if the bracket is none of these
   */
  public static AgeRange california(String bracket, LocalDate received) {
    AgeRange age = find("California bracket", APP_STORE_BRACKETS, bracket);
    return known(age, age.lower() >= ADULT ? Assurance.SELF : Assurance.GUARDIAN, received);
  }

  /**
   * {@return the category that a shop assigns under Texas SB 2420} The shop must have verified it
   * by a commercially reasonable method, which it need not name: the weakest such method is taken.
   *
   * @param category {@code child}, {@code younger_teenager}, {@code older_teenager} or {@code
   *     adult}
   * @param received the day on which the signal came
   * @throws IllegalArgumentException if the category is none of these
   */
  public static AgeRange texas(String category, LocalDate received) {
    AgeRange age = find("Texas category", TEXAS_CATEGORIES, category);
    return known(age, age.lower() >= ADULT ? Assurance.PAYMENT : Assurance.GUARDIAN, received);
  }

  /**
   * {@return what Google Play Age Signals says} Both ends of its ranges are included. Play notices
   * a birthday up to eight weeks late, so the upper end may be a year short for as long. That a
   * guardian's approval is pending or was denied says nothing about the age: the app must heed it
   * apart from this.
   *
   * @param status the name of the user status; empty where the interface gives none
   * @param lower the lower age, if it gives one
   * @param upper the upper age, if it gives one
   * @param received the day on which the signal came
   * @throws IllegalArgumentException if the status is unknown or the ages contradict each other
   */
  public static AgeRange googlePlay(
      String status, OptionalInt lower, OptionalInt upper, LocalDate received) {
    return switch (status.toUpperCase(Locale.ROOT)) {
      case "VERIFIED" -> known(adult(lower, upper), Assurance.PAYMENT, received);
      case "SUPERVISED", "SUPERVISED_APPROVAL_PENDING", "SUPERVISED_APPROVAL_DENIED" ->
          known(between(lower, upper), Assurance.GUARDIAN, received);
      case "DECLARED" -> known(between(lower, upper), Assurance.SELF, received);
      case "UNKNOWN", "" -> known(AgeRange.from(0), Assurance.UNKNOWN, received);
      default ->
          throw new IllegalArgumentException(
              "\"" + status + "\" is no user status of Google Play Age Signals");
    };
  }

  /**
   * {@return what Google Play Age Signals says}
   *
   * @param status the number of the user status, 0 to 4
   * @param lower the lower age, if it gives one
   * @param upper the upper age, if it gives one
   * @param received the day on which the signal came
   * @throws IllegalArgumentException if the status is unknown or the ages contradict each other
   */
  public static AgeRange googlePlay(
      int status, OptionalInt lower, OptionalInt upper, LocalDate received) {
    String name =
        switch (status) {
          case 0 -> "VERIFIED";
          case 1 -> "SUPERVISED";
          case 2 -> "SUPERVISED_APPROVAL_PENDING";
          case 3 -> "SUPERVISED_APPROVAL_DENIED";
          case 4 -> "UNKNOWN";
          default -> "number " + status;
        };
    return googlePlay(name, lower, upper, received);
  }

  /**
   * {@return what Apple's Declared Age Range says} Its upper bound is the age gate that the person
   * is below, so the range ends one year before.
   *
   * @param lower the lower bound; empty below the first gate
   * @param upper the upper bound; empty from the last gate on
   * @param declaration the name of how it was set, read as weakly as Apple describes it: {@code
   *     confirmed} as a payment, a guardian's check as the guardian's word, an unnamed method as
   *     the word of whoever used it; none, and a name that is not known, as unknown
   * @param received the day on which the signal came
   * @throws IllegalArgumentException if the bounds contradict each other
   */
  public static AgeRange appleDeclared(
      OptionalInt lower, OptionalInt upper, String declaration, LocalDate received) {
    OptionalInt last = upper.isPresent() ? OptionalInt.of(upper.getAsInt() - 1) : upper;
    return known(between(lower, last), declared(declaration), received);
  }

  private static Assurance declared(String declaration) {
    return switch (declaration.toLowerCase(Locale.ROOT)) {
      case "governmentidchecked" -> Assurance.DOCUMENT;
      case "paymentchecked", "confirmed" -> Assurance.PAYMENT;
      case "guardiandeclared",
          "guardianpaymentchecked",
          "guardiangovernmentidchecked",
          "guardiancheckedbyothermethod" ->
          Assurance.GUARDIAN;
      case "selfdeclared", "checkedbyothermethod" -> Assurance.SELF;
      default -> Assurance.UNKNOWN;
    };
  }

  /**
   * {@return somebody who did not share an age: all ages}
   *
   * @param received the day on which the answer came
   */
  public static AgeRange declined(LocalDate received) {
    return known(AgeRange.from(0), Assurance.UNKNOWN, received);
  }

  /**
   * {@return an age range of the UK Children's Code}
   *
   * @param bracket {@code 0-5}, {@code 6-9}, {@code 10-12}, {@code 13-15}, {@code 16-17} or {@code
   *     18+}
   * @param assurance how it is known
   * @param received the day on which it was known
   * @throws IllegalArgumentException if the bracket is none of these
   */
  public static AgeRange childrensCode(String bracket, Assurance assurance, LocalDate received) {
    return known(find("Children's Code bracket", CHILDRENS_CODE, bracket), assurance, received);
  }

  /**
   * {@return what a verified proof of age says, such as the EU age verification app gives or the
   * attribute {@code age_over_18} of a wallet} Whoever calls this has checked the proof.
   *
   * @param age the age that the proof is about
   * @param reached whether it says that this age is reached; without a proof use {@link #declined}
   * @param received the day on which the proof was made
   * @throws IllegalArgumentException if the age is not 1 to 150
   */
  public static AgeRange proofOfAge(int age, boolean reached, LocalDate received) {
    if (age < 1) {
      throw new IllegalArgumentException("a proof is about an age from 1 on, not " + age);
    }
    AgeRange range = reached ? AgeRange.from(age) : AgeRange.of(0, age - 1);
    return known(range, Assurance.VERIFIED, received);
  }

  /** {@return adults, unless the ages that came along say something else} */
  private static AgeRange adult(OptionalInt lower, OptionalInt upper) {
    AgeRange age = between(OptionalInt.of(lower.orElse(ADULT)), upper);
    if (age.lower() < ADULT) {
      throw new IllegalArgumentException("verified adults, but of age " + age);
    }
    return age;
  }

  private static AgeRange between(OptionalInt lower, OptionalInt upper) {
    return new AgeRange(lower.orElse(0), upper, Assurance.UNKNOWN, Optional.empty());
  }

  private static AgeRange known(AgeRange age, Assurance assurance, LocalDate received) {
    return age.withAssurance(assurance).withAsOf(received);
  }

  private static AgeRange find(String what, Map<String, AgeRange> brackets, String name) {
    AgeRange found = brackets.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no " + what + "; it is one of " + brackets.keySet());
    }
    return found;
  }
}
