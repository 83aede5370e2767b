package org.tutela.filters.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutela.filters.rating.Medium;

class CountryCatalogTest {
  private static final CountryCatalog COUNTRIES = CountryCatalog.builtIn();

  @ParameterizedTest
  @CsvSource({"DE, 16", "FR, 15", "GB, 13", "US, 13", "DK, 15", "AT, 14"})
  void knowsTheAgeOfDigitalConsent(String code, int age) {
    assertThat(profile(code).digitalConsentAge().years()).hasValue(age);
  }

  @Test
  void leavesAnUnknownAgeUnknown() {
    LegalAge age = profile("AO").digitalConsentAge();

    assertThat(age.years()).isEmpty();
    assertThat(age.provenance().source()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"DE, 18", "KR, 19", "TH, 20", "SG, 21"})
  void knowsTheAgeOfMajority(String code, int age) {
    assertThat(profile(code).majority().years()).hasValue(age);
  }

  @Test
  void namesTheRatingSystemsOfACountry() {
    assertThat(profile("GB").systems().get(Medium.FILM)).containsExactly("GB:BBFC");
    assertThat(profile("DE").systems().get(Medium.GAME)).containsExactly("GAME:USK");
  }

  @Test
  void findsTheCountryOfARegion() {
    assertThat(COUNTRIES.find("CA-QC").orElseThrow().name()).isEqualTo("Canada");
    assertThat(COUNTRIES.find("XX")).isEmpty();
  }

  @Test
  void sendsAChildToAVerifiedHelpline() {
    assertThat(COUNTRIES.forChildren(Contact.Kind.HELPLINE, "DE"))
        .extracting(Contact::address)
        .containsExactly("116111");
  }

  @Test
  void showsOnlyTheVerifiedOneOfTwoHelplines() {
    assertThat(profile("AE").helplines()).hasSize(2);
    assertThat(COUNTRIES.forChildren(Contact.Kind.HELPLINE, "AE"))
        .extracting(Contact::address)
        .containsExactly("116111");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BR", "JP", "AO", "XX", ""})
  void sendsAChildToTheInternationalDirectoryWhereNoHelplineIsVerified(String code) {
    assertThat(COUNTRIES.forChildren(Contact.Kind.HELPLINE, code))
        .extracting(Contact::address)
        .containsExactly("https://childhelplineinternational.org/helplines/");
  }

  @Test
  void nothingUnverifiedReachesAChild() {
    for (CountryProfile country : COUNTRIES.countries()) {
      for (Contact.Kind kind : Contact.Kind.values()) {
        assertThat(COUNTRIES.forChildren(kind, country.code()))
            .as(country.code())
            .isNotEmpty()
            .allMatch(contact -> contact.provenance().verified());
      }
    }
  }

  @Test
  void knowsNationalHotlines() {
    List<Contact> hotlines = profile("SE").hotlines();

    assertThat(hotlines).extracting(Contact::address).containsExactly("https://ecpat.se/hotline/");
    assertThat(hotlines.get(0).provenance().verifiedOn()).contains(LocalDate.of(2026, 11, 23));
  }

  private static CountryProfile profile(String code) {
    return COUNTRIES.find(code).orElseThrow();
  }
}
