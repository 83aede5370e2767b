package org.tutela.filters.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Rating;

/**
 * What one layer said about one thing, and why. Immutable.
 *
 * @param layer which layer
 * @param outcome what it said
 * @param code why, for programs
 * @param rule the place in the policy file that decided, such as {@code limits.film.max_age}, or
 *     empty for what always holds
 * @param parameters the values that {@link ReasonCode} names for the code
 * @param rating the row of the catalogue that was used, with its source and confidence, if any
 */
public record Reason(
    Layer layer,
    Outcome outcome,
    ReasonCode code,
    String rule,
    Map<String, String> parameters,
    Optional<Rating> rating) {

  /**
   * {@return the reason in one English sentence}
   *
   * @param audience who reads it
   */
  public String explain(Audience audience) {
    return Explanations.sentence(this, audience, Language.ENGLISH);
  }

  /**
   * {@return the reason in one sentence of a language}
   *
   * @param audience who reads it
   * @param locale in which language; English if there are no sentences in it
   */
  public String explain(Audience audience, Locale locale) {
    return Explanations.sentence(this, audience, Language.of(locale));
  }
}
