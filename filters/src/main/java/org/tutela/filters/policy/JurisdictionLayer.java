package org.tutela.filters.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.age.Certainty;
import org.tutela.filters.policy.JurisdictionRule.Concerns;
import org.tutela.filters.policy.JurisdictionRule.Condition;
import org.tutela.filters.rating.DescriptorLevel;

/**
 * What the law demands. It can only add to the severity. Who may or may not be old enough, or whose
 * age is not known as well as the law asks, is asked for a better known age.
 *
 * @param place which place counts
 * @param homeKnown whether the policy says where its person is at home
 * @param release whether this asks the rules that a guardian may lift; they stand below grants
 */
record JurisdictionLayer(Place place, boolean homeKnown, boolean release) implements PolicyLayer {
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

  /**
   * A rule that decides.
   *
   * @param pack the pack it comes from
   * @param rule the rule
   * @param origin where reasons say that it stands
   * @param citation where the law says so: the last parameters of its reasons
   * @param obligations what it asks for besides, as a {@link Verdict}
   * @param atHome whether it holds at the home of the policy's person; true if nobody knows it
   * @param unconditional whether it is about all content
   */
  record ActiveRule(
      JurisdictionPack pack,
      JurisdictionRule rule,
      Origin origin,
      List<String> citation,
      int obligations,
      boolean atHome,
      boolean unconditional) {

    static ActiveRule of(JurisdictionPack pack, JurisdictionRule rule, String home) {
      String at = "packs." + pack.id() + "." + rule.id();
      JurisdictionRule.Citation citation = rule.citation();
      return new ActiveRule(
          pack,
          rule,
          new Origin(Layer.JURISDICTION, at),
          List.of(pack.id(), citation.article(), citation.source(), rule.status().id()),
          Verdict.of(rule.effect().obligations()),
          home.isEmpty() || pack.covers(home),
          rule.condition().isEmpty());
    }
  }

  @Override
  public Layer id() {
    return Layer.JURISDICTION;
  }

  @Override
  public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
    List<ActiveRule> rules = moment.rules();
    Findings all = said;
    for (int i = 0; i < rules.size(); i++) {
      ActiveRule active = rules.get(i);
      if (active.rule().release() == release && holds(active, request.location())) {
        all = judge(active, request, viewer, all);
      }
    }
    return all;
  }

  private boolean holds(ActiveRule active, String location) {
    if (location.isEmpty() || place == Place.HOME) {
      return active.atHome();
    }
    return active.pack().covers(location)
        || (place == Place.STRICTEST && homeKnown && active.atHome());
  }

  private Findings judge(ActiveRule active, DecisionRequest request, Viewer viewer, Findings said) {
    JurisdictionRule rule = active.rule();
    Concerns concerns = rule.concerns();
    if (!concerns.media().isEmpty() && !concerns.media().contains(request.medium())) {
      return said;
    }
    Certainty grown =
        concerns.below().isEmpty()
            ? Certainty.NO
            : viewer.age().atLeast(concerns.below().getAsInt());
    boolean assured = viewer.age().assurance().compareTo(concerns.assurance()) >= 0;
    if (grown == Certainty.YES && assured) {
      return said;
    }
    Cause cause = cause(active, request, viewer);
    if (cause == null) {
      return said;
    }
    if (rule.effect().then().isEmpty()) {
      return said.with(active.obligations());
    }
    Outcome then = rule.effect().then().get();
    boolean unsure = grown != Certainty.NO && then.compareTo(Outcome.REQUIRE_AGE_ASSURANCE) >= 0;
    return unsure ? asks(active, viewer, said) : demands(active, then, cause, said);
  }

  private static Findings asks(ActiveRule active, Viewer viewer, Findings said) {
    Concerns concerns = active.rule().concerns();
    return said.say(
        active.origin(),
        Verdict.of(Outcome.REQUIRE_AGE_ASSURANCE) | active.obligations(),
        ReasonCode.JURISDICTION_ASSURANCE,
        concerns.below().orElse(0),
        concerns.assurance().id(),
        viewer.age().assurance().id(),
        active.citation());
  }

  private Findings demands(ActiveRule active, Outcome then, Cause cause, Findings said) {
    int last = !release && then == Outcome.BLOCK ? Verdict.FINAL : Verdict.NONE;
    return said.say(
        active.origin(),
        Verdict.of(then) | last | active.obligations(),
        cause.code(),
        cause.what(),
        active.citation());
  }

  /** What of the content fulfils the condition of a rule. */
  private record Cause(ReasonCode code, Object what) {}

  /** {@return what of the content fulfils the condition; null if nothing does} */
  private static @Nullable Cause cause(ActiveRule active, DecisionRequest request, Viewer viewer) {
    if (active.unconditional()) {
      return new Cause(ReasonCode.JURISDICTION_MEDIUM, request.medium().id());
    }
    Condition condition = active.rule().condition();
    for (String category : request.categoryArray()) {
      if (condition.categories().contains(category)) {
        return new Cause(ReasonCode.JURISDICTION_CATEGORY, category);
      }
    }
    for (DescriptorLevel level : request.descriptorArray()) {
      Integer most = condition.descriptors().get(level.descriptor());
      if (most != null && level.intensity() > most) {
        return new Cause(ReasonCode.JURISDICTION_DESCRIPTOR, level.descriptor().id());
      }
    }
    return ofClaims(condition, request, viewer);
  }

  private static @Nullable Cause ofClaims(
      Condition condition, DecisionRequest request, Viewer viewer) {
    boolean rated = false;
    for (Claim claim : request.claimArray()) {
      boolean aged = claim.age().isPresent();
      boolean above =
          condition.aboveAge()
              && aged
              && viewer.age().atLeast(claim.age().getAsInt()) != Certainty.YES;
      if (above
          || (claim.rating().isPresent() && condition.ratings().contains(claim.rating().get()))) {
        return new Cause(ReasonCode.JURISDICTION_RATING, claim);
      }
      boolean refused = claim.rating().isPresent() && request.prohibited();
      rated |= claim.trusted() && (aged || refused);
    }
    return condition.unrated() && !rated
        ? new Cause(ReasonCode.JURISDICTION_UNRATED, request.medium().id())
        : null;
  }
}
