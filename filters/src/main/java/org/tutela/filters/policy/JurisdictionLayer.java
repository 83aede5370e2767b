package org.tutela.filters.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.age.Certainty;
import org.tutela.filters.policy.JurisdictionRule.Concerns;
import org.tutela.filters.policy.JurisdictionRule.Condition;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Rating;

/**
 * What the law demands. It can only add to the severity. Who may or may not be old enough, or whose
 * age is not known as well as the law asks, is asked for a better known age.
 *
 * @param place which place counts
 * @param home the place of the policy's person, or empty
 * @param release whether this asks the rules that a guardian may lift; they stand below grants
 */
record JurisdictionLayer(Place place, String home, boolean release) implements PolicyLayer {
  /** Which place's law counts. */
  enum Place {
    /** That of home. */
    HOME,
    /** Where the viewer is; home if nobody says. */
    LOCATION,
    /** Both. */
    STRICTEST;

    String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A rule that decides, and the pack it comes from. */
  record ActiveRule(JurisdictionPack pack, JurisdictionRule rule, int obligations) {}

  @Override
  public Layer id() {
    return Layer.JURISDICTION;
  }

  @Override
  public int judge(
      DecisionRequest request, Viewer viewer, Moment moment, int before, Findings findings) {
    List<ActiveRule> rules = moment.rules();
    int verdict = Verdict.NONE;
    for (int i = 0; i < rules.size(); i++) {
      ActiveRule active = rules.get(i);
      if (active.rule().release() == release && holds(active.pack(), request.location())) {
        verdict = Verdict.join(verdict, judge(active, request, viewer, findings));
      }
    }
    return !release && Verdict.outcome(verdict) == Outcome.BLOCK
        ? verdict | Verdict.FINAL
        : verdict;
  }

  private boolean holds(JurisdictionPack pack, String location) {
    if (location.isEmpty() || place == Place.HOME) {
      return home.isEmpty() || pack.covers(home);
    }
    return pack.covers(location)
        || (place == Place.STRICTEST && !home.isEmpty() && pack.covers(home));
  }

  private int judge(ActiveRule active, DecisionRequest request, Viewer viewer, Findings findings) {
    JurisdictionRule rule = active.rule();
    Concerns concerns = rule.concerns();
    if (!concerns.media().isEmpty() && !concerns.media().contains(request.medium())) {
      return Verdict.NONE;
    }
    Certainty grown =
        concerns.below().isEmpty()
            ? Certainty.NO
            : viewer.age().atLeast(concerns.below().getAsInt());
    boolean assured = viewer.age().assurance().compareTo(concerns.assurance()) >= 0;
    if (grown == Certainty.YES && assured) {
      return Verdict.NONE;
    }
    String what = fulfilled(rule.condition(), request, viewer);
    if (what.isEmpty()) {
      return Verdict.NONE;
    }
    if (rule.effect().then().isEmpty()) {
      return active.obligations();
    }
    Outcome then = rule.effect().then().get();
    boolean unsure = grown != Certainty.NO && then.compareTo(Outcome.REQUIRE_AGE_ASSURANCE) >= 0;
    Outcome outcome = unsure ? Outcome.REQUIRE_AGE_ASSURANCE : then;
    if (findings.wanted()) {
      explain(active, outcome, unsure, what, request, viewer, findings);
    }
    return Verdict.of(outcome) | active.obligations();
  }

  /** {@return what of the content fulfils the condition; empty if nothing does} */
  private static String fulfilled(Condition condition, DecisionRequest request, Viewer viewer) {
    if (condition.isEmpty()) {
      return request.medium().id();
    }
    for (String category : request.categoryArray()) {
      if (condition.categories().contains(category)) {
        return category;
      }
    }
    for (DescriptorLevel level : request.descriptorArray()) {
      Integer most = condition.descriptors().get(level.descriptor());
      if (most != null && level.intensity() > most) {
        return level.descriptor().id();
      }
    }
    return ofClaims(condition, request, viewer);
  }

  private static String ofClaims(Condition condition, DecisionRequest request, Viewer viewer) {
    boolean rated = false;
    for (Claim claim : request.claimArray()) {
      if (claim.rating().isPresent() && condition.ratings().contains(claim.rating().get())) {
        return claim.rating().get().id();
      }
      boolean aged = claim.age().isPresent();
      if (condition.aboveAge()
          && aged
          && viewer.age().atLeast(claim.age().getAsInt()) != Certainty.YES) {
        return claim.toString();
      }
      boolean refused = claim.rating().isPresent() && request.prohibited();
      rated |= claim.trusted() && (aged || refused);
    }
    return condition.unrated() && !rated ? request.medium().id() : "";
  }

  private static void explain(
      ActiveRule active,
      Outcome outcome,
      boolean unsure,
      String what,
      DecisionRequest request,
      Viewer viewer,
      Findings findings) {
    JurisdictionRule rule = active.rule();
    String at = "packs." + active.pack().id() + "." + rule.id();
    String pack = active.pack().id();
    String article = rule.citation().article();
    String source = rule.citation().source();
    String status = rule.status().id();
    if (unsure) {
      Assurance needed = rule.concerns().assurance();
      findings.add(
          Layer.JURISDICTION,
          outcome,
          ReasonCode.JURISDICTION_ASSURANCE,
          at,
          Optional.empty(),
          rule.concerns().below().orElse(0),
          needed.id(),
          viewer.age().assurance().id(),
          pack,
          article,
          source,
          status);
      return;
    }
    findings.add(
        Layer.JURISDICTION,
        outcome,
        code(rule.condition(), what, request),
        at,
        rating(request, what),
        what,
        pack,
        article,
        source,
        status);
  }

  private static Optional<Rating> rating(DecisionRequest request, String what) {
    return request.ratings().stream().filter(rating -> rating.id().equals(what)).findFirst();
  }

  private static ReasonCode code(Condition condition, String what, DecisionRequest request) {
    if (condition.isEmpty()) {
      return ReasonCode.JURISDICTION_MEDIUM;
    }
    if (condition.categories().contains(what)) {
      return ReasonCode.JURISDICTION_CATEGORY;
    }
    if (condition.descriptors().keySet().stream().anyMatch(d -> d.id().equals(what))) {
      return ReasonCode.JURISDICTION_DESCRIPTOR;
    }
    return what.equals(request.medium().id())
        ? ReasonCode.JURISDICTION_UNRATED
        : ReasonCode.JURISDICTION_RATING;
  }
}
