package org.tutela.filters.policy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;

/** Reads the examples that a policy file gives of its own decisions. */
final class ExamplesReader {
  private final ZoneId zone;

  /**
   * A reader.
   *
   * @param zone where the times of examples are
   */
  ExamplesReader(Optional<ZoneId> zone) {
    this.zone = zone.orElse(ZoneOffset.UTC);
  }

  List<PolicyExample> examples(ConfigMap root) {
    return root.list("tests").stream().map(this::example).toList();
  }

  private PolicyExample example(ConfigNode test) {
    ConfigMap map = test.map(PolicyKeys.TEST);
    DecisionRequest.Builder request = given(map.require("given").map(PolicyKeys.GIVEN));
    map.find("at").ifPresent(at -> at(request, at));
    return new PolicyExample(
        test.line(),
        request.build(),
        Fields.choice(map.require("expect"), List.of(Outcome.values()), Outcome::name),
        map.find("because")
            .map(code -> Fields.choice(code, List.of(ReasonCode.values()), ReasonCode::name)));
  }

  private static DecisionRequest.Builder given(ConfigMap given) {
    List<Rating> ratings = given.find("rating").map(Fields::ratings).orElse(List.of());
    List<Rating> own = given.find("self_rating").map(Fields::ratings).orElse(List.of());
    DecisionRequest.Builder request = DecisionRequest.builder(medium(given, ratings, own));
    ratings.forEach(request::rating);
    own.forEach(rating -> request.rating(rating, LabelTrust.SELF));
    given
        .find("age")
        .flatMap(ExamplesReader::age)
        .map(age -> age.withAssurance(Fields.assurance(given, "assurance")))
        .ifPresent(request::age);
    request.accompanied(given.bool("accompanied", false));
    given
        .find("match")
        .map(match -> match.oneOf("act", "review").equals("act"))
        .ifPresent(act -> request.match(act ? Disposition.ACT : Disposition.REVIEW));
    request.item(given.text("item", ""));
    given.find("domain").ifPresent(node -> domain(request, node));
    given.texts("tags").forEach(request::tag);
    Fields.names(given, "categories").forEach(request::category);
    Fields.intensities(given, "descriptors").forEach(request::descriptor);
    given
        .find("location")
        .map(Fields::region)
        .flatMap(Regions::normalized)
        .ifPresent(request::location);
    given.entries("spent").forEach((budget, node) -> request.spent(budget, Fields.duration(node)));
    return request;
  }

  private static void domain(DecisionRequest.Builder request, ConfigNode node) {
    if (DomainName.of(node.text()).isPresent()) {
      request.domain(node.text());
    } else {
      node.problem("expected a domain name");
    }
  }

  private void at(DecisionRequest.Builder request, ConfigNode node) {
    if (node.text().indexOf('T') < 0) {
      Fields.date(node).ifPresent(request::day);
      return;
    }
    try {
      request.at(LocalDateTime.parse(node.text()).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      node.problem("expected a day or a time, such as 2026-11-23T18:00");
    }
  }

  private static Medium medium(ConfigMap given, List<Rating> ratings, List<Rating> own) {
    Optional<ConfigNode> node = given.find("medium");
    if (node.isPresent()) {
      return Fields.choice(node.get(), List.of(Medium.values()), Medium::id);
    }
    List<Rating> rated = ratings.isEmpty() ? own : ratings;
    return rated.isEmpty() ? Medium.OTHER : rated.get(0).system().primaryMedium();
  }

  private static Optional<AgeRange> age(ConfigNode node) {
    try {
      return Optional.of(AgeRange.parse(node.text()));
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
