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
   * {@return the reason in one English sentence; for an auditor in one line of names and values}
   *
   * @param audience who reads it
   */
  public String explain(Audience audience) {
    return audience == Audience.AUDITOR ? audit() : Explanations.sentence(this, audience);
  }

  private String audit() {
    StringBuilder line = new StringBuilder();
    line.append(layer).append(' ').append(outcome).append(' ').append(code);
    for (String name : code.parameters()) {
      line.append(' ').append(name).append("=\"");
      line.append(parameters.getOrDefault(name, "").replace('"', '\'')).append('"');
    }
    if (!rule.isEmpty()) {
      line.append(" rule=").append(rule);
    }
    rating.ifPresent(
        row ->
            line.append(" row=")
                .append(row.id())
                .append(" confidence=")
                .append(row.confidence().name().toLowerCase(Locale.ROOT))
                .append(" source=\"")
                .append(row.source())
                .append('"'));
    return line.toString();
  }
}
