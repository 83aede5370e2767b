package org.tutela.filters.policy;

import java.util.List;
import java.util.Optional;
import org.tutela.core.config.ConfigMap;
import org.tutela.core.config.ConfigNode;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.UnresolvedRatingException;

/** Reads the examples that a policy file gives of its own decisions. */
final class ExamplesReader {
  private ExamplesReader() {}

  static List<PolicyExample> examples(ConfigMap root) {
    return root.list("tests").stream().map(ExamplesReader::example).toList();
  }

  private static PolicyExample example(ConfigNode test) {
    ConfigMap map = test.map("given", "at", "expect", "because");
    ConfigMap given = map.require("given").map("rating", "medium", "age", "accompanied", "match");
    List<Rating> ratings = given.find("rating").map(ExamplesReader::ratings).orElse(List.of());
    DecisionRequest.Builder request = DecisionRequest.builder(medium(given, ratings));
    ratings.forEach(request::rating);
    given.find("age").flatMap(ExamplesReader::age).ifPresent(request::age);
    request.accompanied(given.bool("accompanied", false));
    given
        .find("match")
        .map(match -> match.oneOf("act", "review").equals("act"))
        .ifPresent(act -> request.match(act ? Disposition.ACT : Disposition.REVIEW));
    map.find("at").flatMap(PolicyReader::date).ifPresent(request::day);
    return new PolicyExample(
        test.line(),
        request.build(),
        PolicyReader.choice(map.require("expect"), List.of(Outcome.values()), Outcome::name),
        map.find("because")
            .map(
                code -> PolicyReader.choice(code, List.of(ReasonCode.values()), ReasonCode::name)));
  }

  private static List<Rating> ratings(ConfigNode node) {
    List<ConfigNode> references = node.isList() ? node.list() : List.of(node);
    return references.stream().flatMap(reference -> rating(reference).stream()).toList();
  }

  private static Optional<Rating> rating(ConfigNode reference) {
    try {
      return Optional.of(RatingCatalog.builtIn().parse(reference.text()));
    } catch (UnresolvedRatingException e) {
      reference.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Medium medium(ConfigMap given, List<Rating> ratings) {
    Optional<ConfigNode> node = given.find("medium");
    if (node.isPresent()) {
      return PolicyReader.choice(node.get(), List.of(Medium.values()), Medium::id);
    }
    return ratings.isEmpty() ? Medium.OTHER : ratings.get(0).system().primaryMedium();
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
