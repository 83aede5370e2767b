package org.tutela.filters.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.RatingCatalog;

/** What must hold for every row of the data. */
class CountryTablesTest {
  private static final Collection<CountryProfile> ALL = CountryCatalog.builtIn().countries();
  private static final String COUNTRIES =
      "# data version\t2026.11\niso3166\tname\tconsent_age\tconsent_source\tconsent_confidence\t"
          + "consent_verified_on\tmajority\tmajority_source\tmajority_confidence\t"
          + "majority_verified_on\tfilm_systems\ttv_systems\tgame_systems\n";
  private static final String CONTACTS =
      """
      # data version\t2026.11
      iso3166\tkind\tname\taddress\tinhope_member\tsource\tconfidence\tverified_on
      """;
  private static final String GERMANY = "DE\tGermany\t16\ts\thigh\t\t18\ts\tlow\t\t\t\t\n";

  @Test
  void everyRowIsThere() {
    assertThat(ALL).hasSize(141);
    assertThat(contacts()).hasSize(186);
  }

  @Test
  void everyCodeIsOneOfIso3166() {
    assertThat(Set.of(Locale.getISOCountries()))
        .containsAll(ALL.stream().map(CountryProfile::code).toList());
  }

  @Test
  void everySystemIsInTheRatingCatalogue() {
    assertThat(ALL.stream().flatMap(country -> country.systems().values().stream()))
        .allSatisfy(
            ids -> assertThat(ids).allMatch(id -> RatingCatalog.builtIn().system(id).isPresent()));
  }

  @Test
  void agesOfConsentAndMajorityAreThoseOfMinorsAndYoungAdults() {
    for (CountryProfile country : ALL) {
      int majority = country.majority().years().orElse(21);
      assertThat(majority).as(country.code()).isBetween(18, 21);
      assertThat(country.digitalConsentAge().years().orElse(majority))
          .as(country.code())
          .isBetween(12, majority);
    }
  }

  @Test
  void everyValueSaysWhereItComesFrom() {
    assertThat(provenances()).allSatisfy(from -> assertThat(from.source()).isNotBlank());
  }

  @Test
  void nothingThatRestsOnGeneralKnowledgeCountsAsVerified() {
    assertThat(provenances())
        .filteredOn(Provenance::verified)
        .isNotEmpty()
        .allSatisfy(
            from -> {
              assertThat(from.source()).doesNotContain("unconfirmed", "unknown");
              assertThat(from.confidence()).isEqualTo(Confidence.HIGH);
            });
  }

  @Test
  void anUnknownAgeHasNoConfidence() {
    assertThat(ALL)
        .filteredOn(country -> country.digitalConsentAge().years().isEmpty())
        .isNotEmpty()
        .allSatisfy(
            country ->
                assertThat(country.digitalConsentAge().provenance().confidence())
                    .isNotEqualTo(Confidence.HIGH));
  }

  @Test
  void addressesAreSecureOrCanBeDialled() {
    assertThat(contacts())
        .allSatisfy(
            contact ->
                assertThat(contact.address()).matches("https://[a-z0-9./-]+|[0-9][0-9 -]{1,15}"));
    assertThat(contacts())
        .filteredOn(contact -> contact.kind() == Contact.Kind.HOTLINE)
        .allMatch(Contact::web);
  }

  @Test
  void theInternationalDirectoriesAreVerified() {
    assertThat(Contact.Kind.values())
        .allSatisfy(
            kind ->
                assertThat(CountryCatalog.builtIn().international(kind))
                    .anyMatch(contact -> contact.provenance().verified()));
  }

  @Test
  void readsARow() throws IOException {
    CountryCatalog catalog =
        CountryTables.catalog(
            reader(COUNTRIES + "DE\tGermany\t16\tBDSG\thigh\t2026-11-23\t18\tBGB\tlow\t\t\t\t\n"),
            reader(CONTACTS + "DE\thelpline\tA\t116111\t\ts\tlow\t\n"));

    CountryProfile germany = catalog.find("DE").orElseThrow();
    assertThat(germany.digitalConsentAge().provenance().verifiedOn())
        .contains(LocalDate.of(2026, 11, 23));
    assertThat(germany.helplines().get(0).provenance().verified()).isFalse();
    assertThat(catalog.forChildren(Contact.Kind.HELPLINE, "DE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# data version\t2026.11\niso\tname\n",
        COUNTRIES + "DE\tGermany\n",
        COUNTRIES + "DE\tGermany\tsixteen\ts\thigh\t\t18\ts\tlow\t\t\t\t\n",
        COUNTRIES + "DE\tGermany\t99\ts\thigh\t\t18\ts\tlow\t\t\t\t\n",
        COUNTRIES + "DE\tGermany\t16\ts\tsure\t\t18\ts\tlow\t\t\t\t\n",
        COUNTRIES + "DE\tGermany\t16\ts\thigh\tyesterday\t18\ts\tlow\t\t\t\t\n"
      })
  void aMalformedTableIsRefusedWithTheLine(String table) {
    assertThatThrownBy(() -> CountryTables.catalog(reader(table), reader(CONTACTS)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("country table, line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FR\thelpline\tA\t119\t\ts\tlow\t\n", "DE\tfriend\tA\t1\t\ts\tlow\t\n"})
  void aContactOfNoCountryOrKindIsRefused(String row) {
    assertThatThrownBy(
            () -> CountryTables.catalog(reader(COUNTRIES + GERMANY), reader(CONTACTS + row)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("contact table, line 3: ");
  }

  private static BufferedReader reader(String text) {
    return new BufferedReader(new StringReader(text));
  }

  private static Stream<Contact> contacts() {
    return ALL.stream()
        .flatMap(
            country -> Stream.concat(country.hotlines().stream(), country.helplines().stream()));
  }

  private static Stream<Provenance> provenances() {
    Stream<Provenance> ages =
        ALL.stream()
            .flatMap(c -> Stream.of(c.digitalConsentAge(), c.majority()))
            .map(LegalAge::provenance);
    return Stream.concat(ages, contacts().map(Contact::provenance));
  }
}
