package org.tutela.filters.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.Domain.Point;
import org.tutela.filters.policy.PolicyFinding.Kind;
import org.tutela.filters.policy.PolicyModel.UsedPack;
import org.tutela.filters.rating.Medium;

/** Looks for rules that are well formed and yet hardly meant so. */
final class PolicyChecker {
  private final PolicyModel model;
  private final Domain domain;
  private final List<PolicyFinding> findings = new ArrayList<>();

  PolicyChecker(PolicyModel model, LocalDate day) {
    this.model = model;
    this.domain = new Domain(day);
  }

  List<PolicyFinding> findings() {
    findings.addAll(model.contradictions());
    findings.addAll(new ScheduleChecker(model.schedule(), model.positions()).findings());
    weakerThanLaw();
    errors();
    unreachable();
    return List.copyOf(findings);
  }

  private void errors() {
    boolean minors = model.profile().age().isEmpty() || model.profile().age().get().lower() < 18;
    if (minors && !model.onError().blocks()) {
      add(
          Kind.OPEN,
          "fallback.error",
          "an error gives minors " + model.onError() + "; write block");
    }
  }

  /** A rule that is named in the file and lets something pass that a law bars. */
  private void weakerThanLaw() {
    Policy own = new Policy(model.withoutPacks().withoutSchedule());
    Policy whole = new Policy(model.withoutSchedule());
    Map<String, PolicyFinding> weaker = new TreeMap<>();
    Stream.concat(Stream.concat(domain.named(model).stream(), prohibited()), unrated())
        .forEach(point -> weakerThanLaw(point, own, whole, weaker));
    findings.addAll(weaker.values());
  }

  private void weakerThanLaw(
      Point point, Policy own, Policy whole, Map<String, PolicyFinding> weaker) {
    for (Optional<AgeRange> viewer : Domain.VERIFIED) {
      int lawful = whole.verdict(point.request(), viewer);
      int wanted = own.verdict(point.request(), viewer);
      if (Verdict.outcome(lawful).compareTo(Verdict.outcome(wanted)) > 0) {
        DecisionRequest request = point.request().toBuilder().age(viewer.orElseThrow()).build();
        Reason law = whole.decide(request).deciding().get(0);
        for (Reason reason : own.decide(request).deciding()) {
          String rule = reason.rule();
          if (!rule.isEmpty() && !rule.equals("profile.age")) {
            weaker.putIfAbsent(
                rule + law.rule() + point.what(),
                finding(
                    Kind.WEAKER_THAN_LAW,
                    rule,
                    point
                        + " at "
                        + viewer.orElseThrow()
                        + " would be "
                        + reason.outcome()
                        + "; "
                        + law.rule()
                        + " makes it "
                        + law.outcome()));
          }
        }
        return;
      }
    }
  }

  private Stream<Point> prohibited() {
    return model.packs().stream()
        .map(UsedPack::pack)
        .flatMap(pack -> pack.rules().stream())
        .flatMap(rule -> rule.condition().ratings().stream())
        .distinct()
        .map(
            rating ->
                new Point(
                    rating.system().primaryMedium(),
                    rating.id(),
                    false,
                    domain.request(rating.system().primaryMedium()).rating(rating).build()));
  }

  private Stream<Point> unrated() {
    return Domain.MEDIA.stream()
        .map(medium -> new Point(medium, "unrated", false, domain.request(medium).build()));
  }

  /** Asks about everything until every rule of the file has had a word. */
  private void unreachable() {
    Set<String> silent = expected();
    Policy policy = new Policy(model.withoutSchedule());
    Iterator<Point> points =
        Stream.concat(Stream.concat(unrated(), domain.named(model).stream()), domain.ratings())
            .iterator();
    while (points.hasNext() && !silent.isEmpty()) {
      Point point = points.next();
      if (silent.stream().anyMatch(rule -> mayConcern(rule, point.medium()))) {
        heard(policy, point.request(), silent);
        for (Optional<AgeRange> viewer : Domain.UNASSURED) {
          heard(policy, point.request().toBuilder().age(viewer.orElseThrow()).build(), silent);
        }
      }
    }
    silent.forEach(
        rule -> add(Kind.UNREACHABLE, rule, "no rating, category or list entry comes to it"));
  }

  private static boolean mayConcern(String rule, Medium medium) {
    boolean ofOneMedium = rule.startsWith("limits.") || rule.startsWith("unrated.");
    return !ofOneMedium || rule.split("\\.", -1)[1].equals(medium.id());
  }

  private static void heard(Policy policy, DecisionRequest request, Set<String> silent) {
    policy.decide(request).reasons().forEach(reason -> silent.remove(reason.rule()));
  }

  private Set<String> expected() {
    Set<String> rules = new TreeSet<>();
    for (Medium medium : Domain.MEDIA) {
      Limit limit = model.rules().limit(medium);
      if (limit.ceiling().age().isPresent()) {
        rules.add(limit.ceiling().origin().rule());
      }
      limit.systems().values().forEach(ceiling -> rules.add(ceiling.origin().rule()));
      model.rules().unratedIn(medium).ifPresent(handling -> rules.add(handling.origin().rule()));
    }
    model.categories().values().forEach(outcome -> rules.add("categories." + outcome.keyword()));
    model.descriptors().values().forEach(cap -> rules.add(cap.origin().rule()));
    model
        .descriptorsByMedium()
        .values()
        .forEach(caps -> caps.values().forEach(cap -> rules.add(cap.origin().rule())));
    if (!model.lists().deny().isEmpty()) {
      rules.add("lists.deny");
    }
    if (!model.lists().allow().isEmpty()) {
      rules.add("lists.allow");
    }
    rules.add(model.rules().otherwise().origin().rule());
    rules.remove("");
    return rules;
  }

  private void add(Kind kind, String rule, String message) {
    findings.add(finding(kind, rule, message));
  }

  private PolicyFinding finding(Kind kind, String rule, String message) {
    return PolicyFinding.at(model.positions().of(rule), kind, rule, message);
  }
}
