package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

class ExplanationsTest {
  private static final Policy POLICY =
      Policy.parse("p", "tutela_policy: 1\nid: p\nversion: 1\nlimits: {film: {max_age: 12}}\n");

  private static DecisionRequest.Builder film(String reference) {
    return DecisionRequest.builder(Medium.FILM).rating(RatingCatalog.builtIn().parse(reference));
  }

  @Test
  void tellsAGuardianTheRatingAndTheLimit() {
    assertThat(POLICY.decide(film("DE:FSK:16").build()).explain(Audience.GUARDIAN))
        .containsExactly("DE:FSK:16 asks for age 16; the limit is 12.");
  }

  @Test
  void tellsAChildInPlainWords() {
    assertThat(POLICY.decide(film("DE:FSK:16").build()).explain(Audience.CHILD))
        .containsExactly("This is for people who are older than you.");
  }

  @Test
  void tellsAChildNothingWhenNothingIsRefused() {
    assertThat(POLICY.decide(film("DE:FSK:6").build()).explain(Audience.CHILD)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CHILD", "GUARDIAN"})
  void tellsNobodyAboutTheListsBehindAMatch(Audience audience) {
    assertThat(POLICY.decide(film("DE:FSK:6").match(Disposition.ACT).build()).explain(audience))
        .containsExactly("This cannot be shown.");
  }

  @Test
  void tellsAnAuditorTheCodeTheRuleAndTheRow() {
    assertThat(POLICY.decide(film("DE:FSK:16").build()).explain(Audience.AUDITOR))
        .singleElement()
        .asString()
        .startsWith(
            "BLOCK RATING RATING_ABOVE_LIMIT rule=limits.film.max_age age=16 limit=12"
                + " rating=DE:FSK:16: DE:FSK:16 asks for age 16; the limit is 12."
                + " [row DE:FSK:16: age 16, mode RESTRICTED, confidence MEDIUM, source: ");
  }

  @Test
  void tellsAnAuditorTheMilderReasonsToo() {
    Decision decision = POLICY.decide(film("DE:FSK:16").rating(rating("DE:FSK:6")).build());

    assertThat(decision.explain(Audience.GUARDIAN)).hasSize(1);
    assertThat(decision.explain(Audience.AUDITOR)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ar|هذا المحتوى لمن هم أكبر منك سنًّا.",
        "en|This is for people who are older than you.",
        "es|Esto es para personas mayores que tú.",
        "fr-CA|Ce contenu est prévu pour des personnes plus âgées que toi.",
        "ru|Это для тех, кто старше тебя.",
        "zh-Hans-CN|这是给比你年龄大的人看的。",
        "sw|This is for people who are older than you."
      })
  void speaksTheLanguageOfTheChild(String tag, String sentence) {
    Decision decision = POLICY.decide(film("DE:FSK:16").build());

    assertThat(decision.explain(Audience.CHILD, Locale.forLanguageTag(tag)))
        .containsExactly(sentence);
  }

  @Test
  void theDefaultLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.FRENCH);
    try {
      assertThat(POLICY.decide(film("DE:FSK:16").build()).explain(Audience.CHILD))
          .containsExactly("This is for people who are older than you.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void writesAMediumInTheLanguage() {
    Decision decision = POLICY.decide(DecisionRequest.builder(Medium.FILM).build());

    assertThat(decision.explain(Audience.GUARDIAN, Locale.FRENCH))
        .containsExactly(
            "Ce contenu n'a pas de classification par âge (film), et la politique n'a pas de règle"
                + " pour ce cas.");
  }

  @Test
  void keepsTheDirectionOfACodeInArabic() {
    Decision decision = POLICY.decide(film("DE:FSK:16").build());

    assertThat(decision.explain(Audience.GUARDIAN, Locale.forLanguageTag("ar")))
        .singleElement()
        .asString()
        .contains("\u2068DE:FSK:16\u2069");
  }

  private static Rating rating(String reference) {
    return RatingCatalog.builtIn().parse(reference);
  }
}
