package org.tutela.filters.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeSignalsTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 2);

  private static OptionalInt age(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static void says(AgeRange signal, String ages, Assurance assurance) {
    assertThat(signal).hasToString(ages);
    assertThat(signal.assurance()).isEqualTo(assurance);
    assertThat(signal.asOf()).contains(TODAY);
  }

  @ParameterizedTest
  @CsvSource({
    "under13, 0-12, GUARDIAN",
    "13-15, 13-15, GUARDIAN",
    "16-17, 16-17, GUARDIAN",
    "18+, 18+, SELF"
  })
  void readsTheBracketsOfCalifornia(String bracket, String ages, Assurance assurance) {
    says(AgeSignals.california(bracket, TODAY), ages, assurance);
  }

  @ParameterizedTest
  @CsvSource({
    "child, 0-12, GUARDIAN",
    "younger_teenager, 13-15, GUARDIAN",
    "older_teenager, 16-17, GUARDIAN",
    "adult, 18+, PAYMENT"
  })
  void readsTheCategoriesOfTexas(String category, String ages, Assurance assurance) {
    says(AgeSignals.texas(category, TODAY), ages, assurance);
  }

  @ParameterizedTest
  @CsvSource({
    "0, VERIFIED, , , 18+, PAYMENT",
    "1, SUPERVISED, 13, 15, 13-15, GUARDIAN",
    "1, SUPERVISED, 18, , 18+, GUARDIAN",
    "2, SUPERVISED_APPROVAL_PENDING, 0, 12, 0-12, GUARDIAN",
    "3, SUPERVISED_APPROVAL_DENIED, 16, 17, 16-17, GUARDIAN",
    "4, UNKNOWN, , , 0+, UNKNOWN"
  })
  void readsGooglePlayByNumberAndByName(
      int number, String name, Integer lower, Integer upper, String ages, Assurance assurance) {
    says(AgeSignals.googlePlay(number, age(lower), age(upper), TODAY), ages, assurance);
    says(AgeSignals.googlePlay(name, age(lower), age(upper), TODAY), ages, assurance);
  }

  @Test
  void readsWhatGooglePlaySaysByNameOnly() {
    says(AgeSignals.googlePlay("DECLARED", age(13), age(15), TODAY), "13-15", Assurance.SELF);
    says(AgeSignals.googlePlay("", age(null), age(null), TODAY), "0+", Assurance.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    ", 13, selfDeclared, 0-12, SELF",
    "13, 16, guardianDeclared, 13-15, GUARDIAN",
    "16, 18, paymentChecked, 16-17, PAYMENT",
    "18, , governmentIDChecked, 18+, DOCUMENT",
    "18, , confirmed, 18+, PAYMENT",
    "16, 18, guardianGovernmentIDChecked, 16-17, GUARDIAN",
    "16, 18, guardianPaymentChecked, 16-17, GUARDIAN",
    "16, 18, guardianCheckedByOtherMethod, 16-17, GUARDIAN",
    "18, , checkedByOtherMethod, 18+, SELF",
    "18, , somethingNew, 18+, UNKNOWN",
    "18, , newlyPaymentChecked, 18+, UNKNOWN",
    "18, , '', 18+, UNKNOWN",
    ", , governmentIDChecked, 0+, DOCUMENT"
  })
  void readsApplesRangeWhoseUpperBoundIsNotReached(
      Integer lower, Integer upper, String declaration, String ages, Assurance assurance) {
    says(AgeSignals.appleDeclared(age(lower), age(upper), declaration, TODAY), ages, assurance);
  }

  @ParameterizedTest
  @CsvSource({"0-5", "6-9", "10-12", "13-15", "16-17", "18+"})
  void readsTheRangesOfTheChildrensCode(String bracket) {
    says(
        AgeSignals.childrensCode(bracket, Assurance.ESTIMATED, TODAY),
        bracket,
        Assurance.ESTIMATED);
  }

  @Test
  void readsAProofOfAge() {
    says(AgeSignals.proofOfAge(18, true, TODAY), "18+", Assurance.VERIFIED);
    says(AgeSignals.proofOfAge(18, false, TODAY), "0-17", Assurance.VERIFIED);
    says(AgeSignals.declined(TODAY), "0+", Assurance.UNKNOWN);
  }

  @ParameterizedTest(name = "{0} {1}..{2}")
  @CsvSource({
    "SUPERVISED, , , 0+, GUARDIAN",
    "SUPERVISED, , 12, 0-12, GUARDIAN",
    "SUPERVISED, 14, , 14+, GUARDIAN",
    "DECLARED, 18, , 18+, SELF",
    "VERIFIED, 18, , 18+, PAYMENT",
    "verified, 21, , 21+, PAYMENT",
    "UNKNOWN, 18, , 0+, UNKNOWN"
  })
  void takesAnAbsentBoundOfGooglePlayForTheWidest(
      String status, Integer lower, Integer upper, String ages, Assurance assurance) {
    says(AgeSignals.googlePlay(status, age(lower), age(upper), TODAY), ages, assurance);
  }

  @ParameterizedTest(name = "{0} {1}..{2}")
  @CsvSource({
    "VERIFIED, 13, 15",
    "VERIFIED, , 15",
    "VERIFIED, 13, ",
    "SUPERVISED, 15, 13",
    "SUPERVISED, -1, 12",
    "DECLARED, 13, 999",
    "SUPERVISED_APPROVAL_GIVEN, 18, ",
    "18+, , "
  })
  void refusesAContradictionOfGooglePlay(String status, Integer lower, Integer upper) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeSignals.googlePlay(status, age(lower), age(upper), TODAY));
  }

  @ParameterizedTest(name = "{0}..{1}")
  @CsvSource({"18, 13", "13, 13", ", 0", "-1, 13", "13, 152"})
  void refusesBoundsOfAppleThatNoAgeFits(Integer lower, Integer upper) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> AgeSignals.appleDeclared(age(lower), age(upper), "guardianDeclared", TODAY));
  }

  @ParameterizedTest
  @CsvSource({"0", "-18", "151"})
  void refusesAProofOfWhatIsNoAge(int age) {
    assertThatIllegalArgumentException().isThrownBy(() -> AgeSignals.proofOfAge(age, true, TODAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13-15", "Adult", "adult ", "unknown", "18+"})
  void refusesACategoryThatTexasDoesNotName(String category) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeSignals.texas(category, TODAY))
        .withMessageContaining("older_teenager");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Under13", "18", "18 +", "unknown", "adult", "0-12"})
  void refusesABracketThatCaliforniaDoesNotName(String bracket) {
    assertThatIllegalArgumentException().isThrownBy(() -> AgeSignals.california(bracket, TODAY));
  }

  @Test
  void anAgeThatIsNotKnownOpensNothingThatAKnownChildMayNotSee() {
    for (AgeRange unknown :
        List.of(
            AgeSignals.declined(TODAY),
            AgeSignals.googlePlay("UNKNOWN", age(null), age(null), TODAY),
            AgeSignals.appleDeclared(age(null), age(null), "", TODAY))) {
      for (int age = 1; age <= 21; age++) {
        assertThat(unknown.on(TODAY.plusMonths(11)).atLeast(age)).isEqualTo(Certainty.UNKNOWN);
      }
    }
  }

  @Test
  void birthdaysMoveABracket() {
    AgeRange younger = AgeSignals.california("13-15", TODAY);

    assertThat(younger.on(TODAY.plusMonths(6))).hasToString("13-16");
    assertThat(younger.on(TODAY.plusYears(3))).hasToString("16-18");
    assertThat(younger.on(TODAY.plusYears(5)).atLeast(18)).isEqualTo(Certainty.YES);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeSignals.california("13_15", TODAY))
        .withMessageContaining("13-15");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeSignals.googlePlay(5, age(null), age(null), TODAY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgeSignals.childrensCode("5-7", Assurance.SELF, TODAY));
  }
}
