package org.tutela.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tutela.benchmarks.baseline.RuleLoop;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.policy.Decision;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Outcome;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/**
 * One decision of a policy with every layer, about films with a rating in random order. Run it with
 * {@code -prof gc}: a decision whose reasons were given before allocates nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class PolicyDecisionBenchmark {
  private static final int QUERIES = 1 << 10;
  private static final String POLICY =
      """
      tutela_policy: 1
      id: benchmark
      version: 1
      profile: {age: {lower: 10, upper: 12, assurance: guardian, as_of: "2026-05-01"}, home: DE,
        zone: Europe/Berlin}
      limits:
        film: {max_age: 12, systems: {"DE:FSK": "12", "GB:BBFC": "PG"}, guidance_age: 10}
      lists: {deny: {domains: [a.test, b.test]}, allow: {domains: [klexikon.test]}}
      grants: {max_duration: 2h, ceiling_age: 16}
      descriptors: {gambling: 0, fear_horror: 2}
      categories: {block: [adult, gambling], ask: [social_network], allow: [learning]}
      unrated: {film: ask}
      schedule:
        - {days: [mon, tue, wed, thu], block: "20:30-06:30"}
        - {days: [sat, sun], block: "21:30-07:30"}
      """;

  /** What comes of the decisions: {@code allow} or {@code block}. */
  @Param({"allow", "block"})
  public String outcome = "";

  private final Policy policy = Policy.parse("benchmark", POLICY);
  private final RuleLoop baseline =
      new RuleLoop(Map.of(Medium.FILM, 12), Map.of("DE:FSK", 12, "GB:BBFC", 8));
  private final DecisionRequest[] requests = new DecisionRequest[QUERIES];
  private final Rating[] ratings = new Rating[QUERIES];
  private final AgeRange viewer = AgeRange.of(10, 12).withAssurance(Assurance.GUARDIAN);
  private int next;

  /** Chooses the films, then checks the answers. */
  @Setup
  public void build() {
    boolean allow = Parameter.oneOf(outcome, "allow", "block").equals("allow");
    Outcome wanted = allow ? Outcome.ALLOW : Outcome.BLOCK;
    List<Rating> fitting =
        RatingCatalog.builtIn().ratings().stream()
            .filter(rating -> policy.decide(request(rating)).outcome() == wanted)
            .toList();
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < QUERIES; i++) {
      ratings[i] = fitting.get(random.nextInt(fitting.size()));
      requests[i] = request(ratings[i]);
    }
    long agreed = 0;
    for (int i = 0; i < QUERIES; i++) {
      agreed += policy.decide(requests[i]).outcome() == wanted ? 1 : 0;
    }
    Answers.expect("policy", QUERIES, agreed);
  }

  private DecisionRequest request(Rating rating) {
    return DecisionRequest.builder(Medium.FILM)
        .rating(rating)
        .age(viewer)
        .domain("films.example.test")
        .category("streaming")
        .at(Instant.parse("2026-11-24T15:00:00Z"))
        .build();
  }

  private int step() {
    next = (next + 1) & (QUERIES - 1);
    return next;
  }

  /** Baseline: a loop over rules that answer in words. */
  @Benchmark
  public RuleLoop.Answer ruleLoop() {
    int i = step();
    return baseline.decide(Medium.FILM, ratings[i], viewer.lower());
  }

  /** The policy, with reasons. */
  @Benchmark
  public Decision tutela() {
    return policy.decide(requests[step()]);
  }

  /** The policy, with the making of the request. */
  @Benchmark
  public Decision tutelaWithRequest() {
    return policy.decide(request(ratings[step()]));
  }
}
