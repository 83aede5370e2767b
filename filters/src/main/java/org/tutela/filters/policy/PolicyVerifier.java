package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.policy.Domain.Point;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingMode;

/**
 * Holds a policy to laws over the whole {@link Domain}. Every law is asked of decisions only, never
 * of the rules behind them, so that a fault of the evaluation is found as well as one of the file.
 */
final class PolicyVerifier {
  static final String AGE = "older-is-never-stricter";
  static final String LABEL = "own-label-never-loosens";
  static final String ACT = "match-to-act-is-final";
  static final String REVIEW = "match-to-review-asks-a-person";
  static final String REFUSED = "refused-stays-closed";
  static final String CONFIDENCE = "low-confidence-opens-nothing";
  static final String LAW = "law-only-tightens";
  static final String ERROR = "error-is-no-permission";
  static final String REASONS = "reasons-give-the-outcome";

  /** All built-in laws. */
  static final List<String> LAWS =
      List.of(AGE, LABEL, ACT, REVIEW, REFUSED, CONFIDENCE, LAW, ERROR, REASONS);

  /** What decides; the policy itself, or in tests something that breaks a law. */
  interface Decider {
    int verdict(DecisionRequest request, Optional<AgeRange> age);

    Decision decide(DecisionRequest request);
  }

  private final PolicyModel model;
  private final Function<Policy, Decider> deciders;
  private final Domain domain;
  private final Decider decider;
  private final Policy lawless;
  private final boolean assuranceMatters;
  private final Map<String, Counterexample> broken = new LinkedHashMap<>();

  PolicyVerifier(PolicyModel model, LocalDate day, Function<Policy, Decider> deciders) {
    this.model = model.withoutSchedule();
    this.deciders = deciders;
    this.domain = new Domain(day);
    this.decider = deciders.apply(new Policy(this.model));
    this.lawless = new Policy(this.model.withoutPacks());
    this.assuranceMatters = !model.packs().isEmpty() || !model.rules().assurances().isEmpty();
  }

  /** {@return the policy as what decides} */
  static Decider decider(Policy policy) {
    return new Decider() {
      @Override
      public int verdict(DecisionRequest request, Optional<AgeRange> age) {
        return policy.verdict(request, age);
      }

      @Override
      public Decision decide(DecisionRequest request) {
        return policy.decide(request);
      }
    };
  }

  List<Counterexample> verify() {
    domain.ratings().forEach(this::overAges);
    domain.named(model).forEach(this::overAges);
    domain.ratingsOnce().forEach(this::oncePerRating);
    for (Medium medium : Domain.MEDIA) {
      Point unrated = new Point(medium, "unrated", false, domain.request(medium).build());
      oncePerRating(unrated);
    }
    errors();
    return List.copyOf(broken.values());
  }

  private void overAges(Point point) {
    overAges(point, Domain.VERIFIED);
    if (assuranceMatters) {
      overAges(point, Domain.UNASSURED);
    }
    byName(point);
  }

  private void overAges(Point point, List<Optional<AgeRange>> viewers) {
    Outcome younger = Outcome.BLOCK_ILLEGAL;
    for (int age = 0; age <= Domain.OLDEST; age++) {
      Outcome outcome = outcome(point.request(), viewers.get(age));
      if (outcome.compareTo(younger) > 0) {
        Outcome before = younger;
        int at = age;
        report(AGE, () -> point + ": " + before + " at " + (at - 1) + ", " + outcome + " at " + at);
      }
      younger = outcome;
      stated(point, age, outcome);
    }
  }

  private void stated(Point point, int age, Outcome outcome) {
    for (Invariant invariant : model.invariants()) {
      if (concerns(invariant, point, age) && !invariant.permits(outcome)) {
        report("invariants." + invariant.id(), () -> point + ": " + outcome + " at " + age);
      }
    }
  }

  private static boolean concerns(Invariant invariant, Point point, int age) {
    if (age < invariant.ageFrom()
        || age > invariant.ageTo()
        || (point.accompanied() && !invariant.accompanied())
        || !(invariant.media().isEmpty() || invariant.media().contains(point.medium()))) {
      return false;
    }
    Claim[] claims = point.request().claimArray();
    Optional<Rating> rating = claims.length == 0 ? Optional.empty() : claims[0].rating();
    return rating.isPresent()
        && (invariant.systems().isEmpty() || invariant.systems().contains(rating.get().system()))
        && rating.get().filterAge().isPresent()
        && rating.get().filterAge().getAsInt() >= invariant.ratedFrom()
        && rating.get().filterAge().getAsInt() <= invariant.ratedTo();
  }

  /** What the policy allows by name must stay closed where nobody may open it. */
  private void byName(Point point) {
    boolean refused = point.request().prohibited();
    if (!refused) {
      return;
    }
    List<DecisionRequest> requests = new ArrayList<>(List.of(point.request()));
    model.lists().allow().items().stream()
        .findFirst()
        .ifPresent(item -> requests.add(point.request().toBuilder().item(item).build()));
    model.lists().allow().tags().stream()
        .findFirst()
        .ifPresent(tag -> requests.add(point.request().toBuilder().tag(tag).build()));
    model.lists().allow().domains().names().stream()
        .findFirst()
        .ifPresent(name -> requests.add(point.request().toBuilder().domain(name).build()));
    for (DecisionRequest request : requests) {
      for (Optional<AgeRange> viewer : Domain.VERIFIED) {
        Outcome outcome = outcome(request, viewer);
        if (!outcome.blocks()) {
          report(REFUSED, () -> point + ": " + outcome + " at " + viewer.orElseThrow());
        }
      }
    }
  }

  private void oncePerRating(Point point) {
    matches(point);
    labels(point);
    confidence(point);
    laws(point);
    reasons(point);
  }

  private void matches(Point point) {
    DecisionRequest act = point.request().toBuilder().match(Disposition.ACT).build();
    DecisionRequest review = point.request().toBuilder().match(Disposition.REVIEW).build();
    for (Optional<AgeRange> viewer : Domain.VERIFIED) {
      Outcome found = outcome(act, viewer);
      if (found != Outcome.BLOCK_ILLEGAL) {
        report(ACT, () -> point + " with a match to act on: " + found + at(viewer));
      }
      int verdict = decider.verdict(review, viewer);
      Outcome outcome = Verdict.outcome(verdict);
      boolean asks = Verdict.obligations(verdict).contains(Obligation.HUMAN_REVIEW);
      if (!asks
          || outcome.compareTo(model.review()) < 0
          || outcome.compareTo(outcome(point.request(), viewer)) < 0) {
        report(
            REVIEW,
            () ->
                point
                    + " with a match to review: "
                    + outcome
                    + (asks ? "" : " without a person")
                    + at(viewer));
      }
    }
  }

  private void labels(Point point) {
    List<Outcome> unlabelled =
        Domain.VERIFIED.stream().map(viewer -> outcome(point.request(), viewer)).toList();
    for (Claim claim : Labels.OWN) {
      DecisionRequest labelled = point.request().toBuilder().claim(claim).build();
      for (int age = 0; age <= Domain.OLDEST; age++) {
        Optional<AgeRange> viewer = Domain.VERIFIED.get(age);
        Outcome without = unlabelled.get(age);
        Outcome with = outcome(labelled, viewer);
        if (with.compareTo(without) < 0) {
          report(
              LABEL,
              () -> point + ": " + without + ", and " + with + " labelled " + claim + at(viewer));
        }
      }
    }
  }

  private void confidence(Point point) {
    Claim[] claims = point.request().claimArray();
    Optional<Rating> rating = claims.length == 0 ? Optional.empty() : claims[0].rating();
    if (rating.isEmpty() || rating.get().confidence() != Confidence.LOW) {
      return;
    }
    DecisionRequest sure = domain.request(point.medium()).rating(Labels.sure(rating.get())).build();
    for (Optional<AgeRange> viewer : Domain.VERIFIED) {
      Outcome unsure = outcome(point.request(), viewer);
      Outcome outcome = outcome(sure, viewer);
      if (unsure.compareTo(outcome) < 0) {
        report(
            CONFIDENCE,
            () -> point + ": " + unsure + ", and " + outcome + " if it were sure" + at(viewer));
      }
    }
  }

  private void laws(Point point) {
    if (model.packs().isEmpty()) {
      return;
    }
    for (Optional<AgeRange> viewer : Domain.UNASSURED) {
      Outcome milder = Verdict.outcome(lawless.verdict(point.request(), viewer));
      Outcome outcome = outcome(point.request(), viewer);
      if (outcome.compareTo(milder) < 0) {
        report(LAW, () -> point + ": " + outcome + ", and " + milder + " without" + at(viewer));
      }
    }
  }

  private void reasons(Point point) {
    for (Optional<AgeRange> viewer : Domain.VERIFIED) {
      DecisionRequest request = point.request().toBuilder().age(viewer.orElseThrow()).build();
      Decision decision = decider.decide(request);
      Outcome outcome = outcome(request, viewer);
      if (decision.outcome() != outcome || decision.deciding().isEmpty()) {
        report(REASONS, () -> point + ": " + outcome + ", explained as " + decision + at(viewer));
      }
    }
  }

  /** Breaks one layer after the other. */
  private void errors() {
    List<PolicyLayer> layers = PolicyCompiler.layers(model);
    for (int i = 0; i < layers.size(); i++) {
      List<PolicyLayer> some = new ArrayList<>(layers);
      some.set(i, new Broken(layers.get(i).id()));
      Decider failing = deciders.apply(new Policy(model, some));
      Layer layer = layers.get(i).id();
      for (Medium medium : Domain.MEDIA) {
        DecisionRequest request = domain.request(medium).build();
        Outcome outcome = Verdict.outcome(failing.verdict(request, Optional.empty()));
        boolean earlier = layers.subList(0, i).stream().anyMatch(l -> ends(l, request));
        if (!earlier && outcome.compareTo(model.onError()) < 0) {
          report(ERROR, () -> layer + " fails for unrated " + medium.id() + ": " + outcome);
        }
      }
    }
  }

  private boolean ends(PolicyLayer layer, DecisionRequest request) {
    Policy alone = new Policy(model, List.of(layer));
    return Verdict.isFinal(alone.verdict(request, Optional.empty()));
  }

  private record Broken(Layer id) implements PolicyLayer {
    @Override
    public Findings judge(DecisionRequest request, Viewer viewer, Moment moment, Findings said) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  private Outcome outcome(DecisionRequest request, Optional<AgeRange> viewer) {
    return Verdict.outcome(decider.verdict(request, viewer));
  }

  private static String at(Optional<AgeRange> viewer) {
    return viewer.map(age -> " at " + age).orElse("");
  }

  private void report(String law, Supplier<String> example) {
    Counterexample first = broken.get(law);
    broken.put(
        law,
        first == null
            ? new Counterexample(law, example.get(), 1)
            : new Counterexample(law, first.example(), first.count() + 1));
  }

  /** What content may say of itself, and ratings that differ from the catalogue's. */
  private static final class Labels {
    static final List<Claim> OWN =
        List.of(
            aged(0),
            aged(12),
            aged(18),
            unusable(Label.State.UNKNOWN),
            unusable(Label.State.MALFORMED),
            rated(RatingMode.GENERAL),
            rated(RatingMode.GUIDANCE),
            rated(RatingMode.RESTRICTED),
            rated(RatingMode.PROHIBITED),
            rated(RatingMode.UNRATED));

    private static Claim aged(int age) {
      return label("age " + age, Label.State.AGED, OptionalInt.of(age));
    }

    private static Claim unusable(Label.State state) {
      return label(state.name().toLowerCase(Locale.ROOT), state, OptionalInt.empty());
    }

    private static Claim label(String text, Label.State state, OptionalInt age) {
      Label label =
          new Label(
              "test",
              text,
              state,
              Optional.empty(),
              age,
              List.of(),
              Confidence.MEDIUM,
              Optional.empty(),
              "",
              List.of());
      return Claim.of(label, LabelTrust.SELF);
    }

    private static Claim rated(RatingMode mode) {
      return RatingCatalog.builtIn().ratings().stream()
          .filter(rating -> rating.mode() == mode)
          .findFirst()
          .map(rating -> Claim.of(rating, LabelTrust.SELF))
          .orElseThrow();
    }

    static Rating sure(Rating row) {
      return new Rating(
          row.system(),
          row.code(),
          row.aliases(),
          row.rank(),
          row.recommendedAge(),
          row.minAge(),
          row.minAgeSupervised(),
          row.filterAge(),
          row.filterAgeBasis(),
          row.mode(),
          row.deprecated(),
          Confidence.HIGH,
          row.uri(),
          row.source(),
          row.note());
    }
  }
}
