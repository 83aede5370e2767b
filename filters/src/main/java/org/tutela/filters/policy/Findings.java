package org.tutela.filters.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutela.filters.rating.Rating;

/**
 * Where layers put their reasons. A decision is first made without them; only when it is not known
 * yet are the layers asked again for reasons, so that these cost nothing until somebody needs them.
 */
final class Findings {
  /** Takes reasons and keeps none. */
  static final Findings SILENT = new Findings(false);

  private final boolean kept;
  private final List<Reason> reasons;

  private Findings(boolean kept) {
    this.kept = kept;
    this.reasons = kept ? new ArrayList<>(4) : List.of();
  }

  static Findings kept() {
    return new Findings(true);
  }

  /** {@return whether reasons are wanted; if not, their parameters need not be made} */
  boolean wanted() {
    return kept;
  }

  /** Adds a reason whose code has no parameters. {@return the outcome as a verdict} */
  int say(Layer layer, Outcome outcome, ReasonCode code, String rule) {
    return say(layer, outcome, code, rule, Optional.empty(), "");
  }

  /** Adds a reason whose code has one parameter. {@return the outcome as a verdict} */
  int say(Layer layer, Outcome outcome, ReasonCode code, String rule, Object value) {
    return say(layer, outcome, code, rule, Optional.empty(), value);
  }

  /** Adds a reason about a rating or label. {@return the outcome as a verdict} */
  int say(Layer layer, Outcome outcome, ReasonCode code, String rule, Claim claim) {
    return say(layer, outcome, code, rule, claim.rating(), claim);
  }

  private int say(
      Layer layer,
      Outcome outcome,
      ReasonCode code,
      String rule,
      Optional<Rating> rating,
      Object value) {
    if (kept) {
      List<String> names = code.parameters();
      Map<String, String> parameters =
          names.isEmpty() ? Map.of() : Map.of(names.get(0), value.toString());
      reasons.add(new Reason(layer, outcome, code, rule, parameters, rating));
    }
    return Verdict.of(outcome);
  }

  /**
   * Adds a reason with as many values as its code has parameters. To be called only if {@linkplain
   * #wanted reasons are wanted}.
   */
  void add(
      Layer layer,
      Outcome outcome,
      ReasonCode code,
      String rule,
      Optional<Rating> rating,
      Object... values) {
    reasons.add(new Reason(layer, outcome, code, rule, named(code, values), rating));
  }

  private static Map<String, String> named(ReasonCode code, Object[] values) {
    List<String> names = code.parameters();
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map.Entry<String, String>[] entries = new Map.Entry[names.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Map.entry(names.get(i), values[i].toString());
    }
    return Map.ofEntries(entries);
  }

  List<Reason> reasons() {
    return List.copyOf(reasons);
  }
}
