package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.Confidence;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.DescriptorLevel;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/** Laws of whatever policy and whatever item, not only of those that somebody thought of. */
class PolicyPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T20:15:00Z");
  private static final List<Rating> RATINGS = RatingCatalog.builtIn().ratings();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void beingOlderIsNeverStricter(
      @ForAll("policies") String text,
      @ForAll("items") DecisionRequest item,
      @ForAll @IntRange(max = 21) int lower,
      @ForAll @IntRange(max = 4) int width,
      @ForAll Assurance assurance) {
    Policy policy = Policy.parse("p", text);
    AgeRange younger = AgeRange.of(lower, lower + width).withAssurance(assurance);
    AgeRange older = AgeRange.of(lower + 1, lower + 1 + width).withAssurance(assurance);

    assertThat(outcome(policy, item.toBuilder().age(older)))
        .isLessThanOrEqualTo(outcome(policy, item.toBuilder().age(younger)));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatContentSaysOfItselfNeverLoosens(
      @ForAll("policies") String text,
      @ForAll("items") DecisionRequest item,
      @ForAll("labels") Label label,
      @ForAll("rating") Rating rating) {
    Policy policy = Policy.parse("p", text);
    Outcome without = outcome(policy, item.toBuilder());

    assertThat(outcome(policy, item.toBuilder().labels(List.of(label))))
        .isGreaterThanOrEqualTo(without);
    assertThat(outcome(policy, item.toBuilder().rating(rating, LabelTrust.SELF)))
        .isGreaterThanOrEqualTo(without);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void aMatchCountsAsItsDispositionSays(
      @ForAll("policies") String text, @ForAll("items") DecisionRequest item) {
    Policy policy = Policy.parse("p", text);
    Decision plain = policy.decide(item);
    Decision act = policy.decide(item.toBuilder().match(Disposition.ACT).build());
    Decision review = policy.decide(item.toBuilder().match(Disposition.REVIEW).build());

    assertThat(act.outcome()).isEqualTo(Outcome.BLOCK_ILLEGAL);
    assertThat(review.obligations()).contains(Obligation.HUMAN_REVIEW);
    assertThat(review.outcome())
        .isGreaterThanOrEqualTo(plain.outcome())
        .isGreaterThanOrEqualTo(policy.model().review());
    assertThat(policy.decide(item.toBuilder().match(Disposition.SHADOW).build())).isEqualTo(plain);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyDecisionHasAReasonForItsOutcome(
      @ForAll("policies") String text, @ForAll("items") DecisionRequest item) {
    Policy policy = Policy.parse("p", text);
    Decision decision = policy.decide(item);

    assertThat(decision.deciding()).isNotEmpty();
    assertThat(decision.reasons())
        .allSatisfy(reason -> assertThat(reason.outcome()).isLessThanOrEqualTo(decision.outcome()));
    assertThat(Verdict.outcome(policy.verdict(item, item.age()))).isEqualTo(decision.outcome());
  }

  private static Outcome outcome(Policy policy, DecisionRequest.Builder request) {
    return policy.decide(request.build()).outcome();
  }

  /** Policies as somebody may write them: any sections in any company. */
  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.of(
            "profile: {age: {lower: 10, upper: 12, assurance: guardian}, home: DE, zone: UTC}",
            "profile: {age: {lower: 16}, home: GB}",
            "profile: {home: US, zone: Asia/Tokyo}")
        .optional()
        .flatMap(profile -> sections().map(rest -> file(profile, rest)));
  }

  private static String file(Optional<String> profile, List<String> sections) {
    List<String> lines = new ArrayList<>(List.of("tutela_policy: 1", "id: p", "version: 1"));
    profile.ifPresent(lines::add);
    lines.addAll(sections);
    return String.join("\n", lines) + "\n";
  }

  private static Arbitrary<List<String>> sections() {
    return Combinators.combine(
            List.of(
                limits(),
                oneOf("default: ", "allow", "warn", "ask", "assure", "block", "\"treat_as:12\""),
                oneOf(
                    "unrated: ",
                    "{film: allow, web: \"treat_as:12\"}",
                    "{film: ask, low_confidence: ask, unknown_code: warn}",
                    "{web: assure, label_parse_error: allow}"),
                oneOf("combine: ", "strictest", "home_region_first", "trust_order"),
                oneOf(
                    "fallback: ",
                    "{ambiguous: block}",
                    "{ambiguous: ask}",
                    "{ambiguous: assure}",
                    "{ambiguous: use_upper, error: ask}"),
                oneOf("illegal: ", "{review: allow}", "{review: warn}", "{review: ask}"),
                oneOf(
                    "categories: ",
                    "{block: [adult], ask: [social_network], allow: [learning]}",
                    "{ages: {adult: 18, social_network: 13}}",
                    "{warn: [adult], ages: {learning: 6}}"),
                oneOf(
                    "descriptors: ",
                    "{gambling: 0, violence: 2}",
                    "{violence: {max: 1, then: ask, below: 16}}"),
                oneOf(
                    "lists: ",
                    "{allow: {items: [x], domains: [a.test]}}",
                    "{deny: {tags: [t], domains: [a.test]}, allow: {items: [x]}}",
                    "{allow: {tags: [t]}, only: true}"),
                oneOf("assurance: ", "{\"16\": guardian, \"18\": payment}", "{\"12\": self}"),
                oneOf("grants: ", "{max_duration: 4h, ceiling_age: 16}", "{pin: optional}"),
                oneOf(
                    "packs: ",
                    "[gb-osa, it-agcom]",
                    "[de-jmstv, eu-dsa]",
                    "[kr-youth, {pack: fr-minors, announced: true}]"),
                oneOf("jurisdiction: ", "home", "location", "strictest"),
                oneOf(
                    "schedule: ",
                    "[{block: \"20:00-21:00\", then: ask}]",
                    "[{allow: \"06:00-20:00\", media: [film]}, {budget: 60m, id: s}]",
                    "[{block: \"00:00-24:00\", rated_from: 16}]"),
                oneOf(
                    "obligations: ",
                    "[{below: 16, oblige: [safe_search]}]",
                    "[{oblige: [blur], media: [film]}]")))
        .as(sections -> sections.stream().flatMap(Optional::stream).toList());
  }

  private static Arbitrary<Optional<String>> limits() {
    Arbitrary<String> systems =
        Arbitraries.of(
            "", ", systems: {\"DE:FSK\": \"6\"}", ", systems: {\"GB:BBFC\": PG, \"US:MPAA\": PG}");
    return Combinators.combine(
            Arbitraries.integers().between(8, 18),
            systems,
            Arbitraries.of("", ", accompanied: true"),
            Arbitraries.of("", ", guidance_age: 8"),
            Arbitraries.of("film", "web"))
        .as(
            (age, highest, company, guidance, medium) -> {
              String more = medium.equals("film") ? highest : "";
              return "limits: {" + medium + ": {max_age: " + age + more + company + guidance + "}}";
            })
        .optional();
  }

  private static Arbitrary<Optional<String>> oneOf(String key, String... values) {
    return Arbitraries.of(values).map(value -> key + value).optional();
  }

  @Provide
  Arbitrary<Rating> rating() {
    return Arbitraries.of(RATINGS);
  }

  @Provide
  Arbitrary<Label> labels() {
    Arbitrary<List<DescriptorLevel>> shown =
        Arbitraries.of(new DescriptorLevel(ContentDescriptor.VIOLENCE, 3)).list().ofMaxSize(1);
    Arbitrary<Label> aged =
        Combinators.combine(Arbitraries.integers().between(0, 18), shown)
            .as((age, levels) -> label(Label.State.AGED, OptionalInt.of(age), levels));
    Arbitrary<Label> unusable =
        Combinators.combine(
                Arbitraries.of(Label.State.UNKNOWN, Label.State.MALFORMED, Label.State.NEUTRAL),
                shown)
            .as((state, levels) -> label(state, OptionalInt.empty(), levels));
    return Arbitraries.oneOf(aged, unusable);
  }

  private static Label label(Label.State state, OptionalInt age, List<DescriptorLevel> levels) {
    return new Label(
        "test",
        state + " " + age,
        state,
        Optional.empty(),
        age,
        levels,
        Confidence.MEDIUM,
        Optional.empty(),
        "",
        List.of());
  }

  /** Items with whatever a caller may know of them. */
  @Provide
  Arbitrary<DecisionRequest> items() {
    Arbitrary<List<Rating>> ratings = rating().list().ofMaxSize(3);
    Arbitrary<LabelTrust> trust = Arbitraries.of(LabelTrust.class);
    Arbitrary<List<String>> categories =
        Arbitraries.of("adult", "social_network", "learning", "gambling", "suicide")
            .list()
            .ofMaxSize(2);
    Arbitrary<DecisionRequest.Builder> rated =
        Combinators.combine(
                Arbitraries.of(Medium.FILM, Medium.WEB, Medium.APP), ratings, trust, categories)
            .as(
                (medium, found, who, kinds) -> {
                  DecisionRequest.Builder item = DecisionRequest.builder(medium);
                  found.forEach(rating -> item.rating(rating, who));
                  kinds.forEach(item::category);
                  return item;
                });
    Arbitrary<Boolean> coin = Arbitraries.of(true, false);
    return Combinators.combine(
            rated,
            Arbitraries.integers().between(0, 4),
            coin.list().ofSize(6),
            Arbitraries.of("DE", "GB", "KR").optional(),
            Arbitraries.integers().between(0, 21).optional())
        .as(PolicyPropertiesTest::item);
  }

  private static DecisionRequest item(
      DecisionRequest.Builder item,
      int violence,
      List<Boolean> has,
      Optional<String> location,
      Optional<Integer> age) {
    item.accompanied(has.get(0)).descriptor(ContentDescriptor.VIOLENCE, violence);
    location.ifPresent(item::location);
    age.ifPresent(years -> item.age(AgeRange.exactly(years).withAssurance(Assurance.DOCUMENT)));
    if (has.get(1)) {
      item.item("x");
    }
    if (has.get(2)) {
      item.domain("www.a.test");
    }
    if (has.get(3)) {
      item.tag("t");
    }
    if (has.get(4)) {
      item.at(NOW).spent("s", Duration.ofMinutes(violence * 20L));
    }
    if (has.get(5)) {
      Instant begin = NOW.minusSeconds(60);
      item.grant(Grant.builder("g", begin, begin.plus(Duration.ofHours(1))).item("x").build(), 0);
    }
    return item.build();
  }
}
