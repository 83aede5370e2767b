package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.rating.Medium;
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
        .containsExactly("This is for older people.");
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

  @ParameterizedTest
  @EnumSource
  void everyReasonHasASentenceForEverybody(ReasonCode code) {
    ResourceBundle sentences = ResourceBundle.getBundle("org.tutela.filters.policy.reasons");

    assertThat(sentences.getString(code + ".GUARDIAN")).isNotBlank();
    assertThat(sentences.getString(code + ".CHILD"))
        .isNotBlank()
        .doesNotContain("{", "policy", "limit");
  }
}
