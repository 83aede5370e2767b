package org.tutela.filters.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.filters.rating.UnresolvedRatingException.Cause;

class RatingCatalogTest {
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

  @Test
  void saysWhichVersionOfTheDataItHolds() {
    assertThat(CATALOG.dataVersion()).isEqualTo("2026.11");
  }

  @Test
  void keepsTheSourceAndTheNoteOfARow() {
    Rating rating = CATALOG.parse("DE:FSK:12");

    assertThat(rating.source()).startsWith("MovieLabs CMR");
    assertThat(rating.note()).contains("6+ with custodial adult");
    assertThat(rating.confidence()).isEqualTo(Confidence.MEDIUM);
    assertThat(rating.minAgeSupervised()).hasValue(6);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "DE:FSK:12, DE:FSK:12",
    "FSK:12, DE:FSK:12",
    "de:fsk:12, DE:FSK:12",
    "GB:BBFC:Parental  guidance, GB:BBFC:PG",
    "MPAA:PG-13, US:MPAA:PG-13",
    "PT:CCE:M/12, PT:CCE:M/12",
    "TIF:IN_TV:IN_TV_U/A, TIF:IN_TV:IN_TV_U/A",
    "PH:MTRCB:X: not for public exhibition, PH:MTRCB:X",
    "TV:DE-WATERSHED:22:00-06:00, TV:DE-WATERSHED:ab 16",
    "WEB:RTA:adult, WEB:RTA:RTA-5042-1996-1400-1577-RTA"
  })
  void findsARatingBySystemAndCodeOrAlias(String reference, String id) {
    assertThat(CATALOG.parse(reference)).hasToString(id);
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "PG-13, AMBIGUOUS",
    "XX:NOBODY:12, UNKNOWN_SYSTEM",
    "DE:FSK:13, UNKNOWN_CODE",
    "DE:FSK:, UNKNOWN_CODE",
    "IFCO:18, AMBIGUOUS",
    "'', UNKNOWN_SYSTEM"
  })
  void refusesWhatNamesNoSingleRating(String reference, Cause cause) {
    assertThatThrownBy(() -> CATALOG.parse(reference))
        .asInstanceOf(type(UnresolvedRatingException.class))
        .extracting(UnresolvedRatingException::reason)
        .isEqualTo(cause);
  }

  @Test
  void aNameOfTwoSystemsIsClearWhenOnlyOneHasTheCode() {
    assertThat(CATALOG.parse("IFCO:15A")).hasToString("IE:IFCOF:15A");
  }

  @Test
  void aCodeWithoutItsSystemNamesTheCandidates() {
    assertThatThrownBy(() -> CATALOG.parse("PG-13")).hasMessageContaining("US:MPAA:PG-13");
  }

  @Test
  void anAmbiguousCodeNamesTheCandidates() {
    assertThatThrownBy(() -> CATALOG.resolve("GB", Medium.GAME, "12"))
        .hasMessageContaining("GB:BBFC:12")
        .hasMessageContaining("GAME:PEGI:12")
        .asInstanceOf(type(UnresolvedRatingException.class))
        .satisfies(e -> assertThat(e.candidates()).hasSizeGreaterThan(1));
  }

  @Test
  void aBareCodeIsClearInARegionThatHasOneSystemForTheMedium() {
    assertThat(CATALOG.resolve("DE", Medium.FILM, "12")).hasToString("DE:FSK:12");
    assertThat(CATALOG.resolve("US", Medium.FILM, "PG-13")).hasToString("US:MPAA:PG-13");
  }

  @Test
  void aBareCodeIsNeverOneOfACarriageSystem() {
    assertThatThrownBy(() -> CATALOG.resolve("DE", Medium.TV, "DE_TV_16"))
        .hasMessageContaining("is no rating");
  }

  @Test
  void aWorldwideSystemServesARegionThatHasNoneOfItsOwn() {
    assertThat(CATALOG.resolve("DE", Medium.WEB, "RTA-5042-1996-1400-1577-RTA"))
        .hasToString("WEB:RTA:RTA-5042-1996-1400-1577-RTA");
  }

  @Test
  void aCountryIncludesItsParts() {
    assertThat(CATALOG.systems("CA")).extracting(RatingSystem::id).contains("CA:RCQ", "CA:CHVRS");
    assertThat(CATALOG.systems("CA-QC"))
        .extracting(RatingSystem::id)
        .contains("CA:RCQ", "CA:CHVRS")
        .doesNotContain("CA:AFC");
  }

  @Test
  void theSystemsOfAMediumRateThatMedium() {
    assertThat(CATALOG.systems("DE", Medium.GAME))
        .extracting(RatingSystem::id)
        .contains("GAME:USK")
        .doesNotContain("DE:FSK");
  }
}
