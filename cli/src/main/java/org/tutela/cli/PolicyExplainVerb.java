package org.tutela.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tutela.core.config.Suggestion;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.policy.Audience;
import org.tutela.filters.policy.Decision;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Language;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.Reason;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy explain}: what a policy decides about an item, and why. */
@Command(name = "explain", description = "Print what a policy decides about an item, and why.")
class PolicyExplainVerb extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  @Option(
      names = "--rating",
      paramLabel = "SYSTEM:CODE",
      description = "A rating of the item, such as DE:FSK:12; may be repeated.")
  List<String> ratings = new ArrayList<>();

  @Parameters(index = "1..*", hidden = true, description = "More ratings.")
  List<String> moreRatings = new ArrayList<>();

  @Option(
      names = "--medium",
      paramLabel = "M",
      description = "What the item is; by default what its first rating rates.")
  @Nullable String medium;

  @Option(
      names = "--age",
      paramLabel = "AGE",
      description = "The viewer's age, 11, 10-12 or 18+; by default the policy's.")
  @Nullable String age;

  @Option(
      names = "--region",
      paramLabel = "CC",
      description = "Looks up codes that name no system; by default the policy's home.")
  @Nullable String region;

  @Option(names = "--accompanied", description = "An adult watches too.")
  boolean accompanied;

  @Option(
      names = "--match",
      paramLabel = "act|review|shadow",
      description = "What the hash and URL lists said about the item.")
  @Nullable Disposition match;

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "A category of the site or service, such as gambling; may be repeated.")
  List<String> categories = new ArrayList<>();

  @Option(names = "--domain", paramLabel = "NAME", description = "The domain it comes from.")
  @Nullable String domain;

  @Option(names = "--location", paramLabel = "CC", description = "Where the viewer is.")
  @Nullable String location;

  @Option(
      names = "--spent",
      paramLabel = "BUDGET=MINUTES",
      description = "What was spent today of a budget of the policy; may be repeated.")
  Map<String, Integer> spent = new TreeMap<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "The day, 2026-11-24, or the time in the policy's zone, 2026-11-24T18:00; by default now.")
  @Nullable String at;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "The language of the sentences: ar, en, es, fr, ru or zh; by default en.")
  String tag = "en";

  @Option(
      names = "--audience",
      paramLabel = "child|guardian|auditor",
      description = "Who reads the sentences; by default the guardian.")
  Audience audience = Audience.GUARDIAN;

  PolicyExplainVerb(Io io) {
    super(io);
  }

  /** {@return the locale of the sentences} */
  final Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  @Override
  public Integer call() throws IOException {
    Decision decision = decision();
    Output output = output();
    output.object(json -> fields(json, decision));
    output.text(
        decision.outcome() + (decision.obligations().isEmpty() ? "" : " " + sorted(decision)));
    Language language = Language.of(locale());
    if (!language.reviewed()) {
      output.text("  language " + language.tag() + ": no speaker has reviewed these sentences");
    }
    if (audience == Audience.GUARDIAN) {
      reasons(output, decision);
    } else {
      decision
          .explain(audience, locale())
          .forEach(sentence -> output.text("  " + Output.printable(plain(sentence))));
    }
    output.text(
        "  by "
            + decision.policyId()
            + " version "
            + decision.policyVersion()
            + ", rating data "
            + decision.dataVersion());
    return decision.outcome().blocks() ? ExitStatus.FOUND : ExitStatus.OK;
  }

  /** {@return what the policy decides about the item that the options describe} */
  final Decision decision() throws IOException {
    Policy policy = PolicyFiles.read(file);
    return policy.decide(request(policy));
  }

  private void reasons(Output output, Decision decision) {
    for (Reason reason : decision.reasons()) {
      output.text(
          "  "
              + reason.outcome()
              + " "
              + reason.code()
              + ": "
              + Output.printable(sentence(reason)));
      reason
          .rating()
          .ifPresent(
              rating ->
                  output.text(
                      "    "
                          + rating
                          + ": "
                          + RatingFields.words(rating)
                          + "; source: "
                          + rating.source()));
    }
  }

  private String sentence(Reason reason) {
    String rule = reason.rule().isEmpty() ? "" : " (" + reason.rule() + ")";
    return plain(reason.explain(Audience.GUARDIAN, locale())) + rule;
  }

  /** A terminal shows no isolates: without them it puts the codes where it likes, but whole. */
  private static String plain(String sentence) {
    return sentence.replaceAll("[\u2068\u2069]", "");
  }

  private static List<String> sorted(Decision decision) {
    return decision.obligations().stream().map(Enum::name).sorted().toList();
  }

  private DecisionRequest request(Policy policy) {
    List<String> references = new ArrayList<>(ratings);
    references.addAll(moreRatings);
    Optional<Medium> named = Optional.ofNullable(medium).map(Media::parse);
    List<Rating> found =
        references.stream().map(reference -> rating(reference, policy, named)).toList();
    if (named.isEmpty() && found.isEmpty()) {
      throw new IllegalArgumentException("nothing to explain: give --rating, --medium or both");
    }
    DecisionRequest.Builder request =
        DecisionRequest.builder(named.orElseGet(() -> found.get(0).system().primaryMedium()));
    found.forEach(request::rating);
    if (age != null) {
      request.age(AgeRange.parse(age));
    }
    if (match != null) {
      request.match(match);
    }
    categories.forEach(request::category);
    if (domain != null) {
      request.domain(domain);
    }
    if (location != null) {
      request.location(location);
    }
    spent(request, policy.budgets());
    time(request, policy.zone().orElseGet(ZoneId::systemDefault));
    return request.accompanied(accompanied).build();
  }

  private void spent(DecisionRequest.Builder request, List<String> budgets) {
    spent.forEach(
        (budget, minutes) -> {
          if (!budgets.contains(budget)) {
            throw new IllegalArgumentException(
                "--spent: no budget \"" + budget + "\"" + Suggestion.nearest(budget, budgets));
          }
          request.spent(budget, Duration.ofMinutes(minutes));
        });
    budgets.stream()
        .filter(budget -> !spent.containsKey(budget))
        .forEach(
            budget -> complain("what it concerns fails without --spent " + budget + "=MINUTES"));
  }

  private void time(DecisionRequest.Builder request, ZoneId zone) {
    if (at == null) {
      request.at(Instant.now());
      return;
    }
    try {
      if (at.indexOf('T') < 0) {
        request.day(LocalDate.parse(at));
      } else {
        request.at(LocalDateTime.parse(at).atZone(zone).toInstant());
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--at: \"" + at + "\" is no day or time, such as 2026-11-24 or 2026-11-24T18:00", e);
    }
  }

  private Rating rating(String reference, Policy policy, Optional<Medium> named) {
    RatingCatalog catalog = RatingCatalog.builtIn();
    Optional<String> where = Optional.ofNullable(region).or(policy::home);
    if (reference.indexOf(':') < 0 && where.isPresent() && named.isPresent()) {
      return catalog.resolve(where.get(), named.get(), reference);
    }
    return catalog.parse(reference);
  }

  private void fields(JsonGenerator json, Decision decision) throws IOException {
    json.writeStringField("outcome", decision.outcome().name());
    RatingFields.texts(json, "obligations", sorted(decision));
    json.writeArrayFieldStart("reasons");
    for (Reason reason : decision.reasons()) {
      json.writeStartObject();
      json.writeStringField("layer", reason.layer().name());
      json.writeStringField("outcome", reason.outcome().name());
      json.writeStringField("code", reason.code().name());
      json.writeStringField("rule", reason.rule());
      json.writeObjectFieldStart("parameters");
      for (Map.Entry<String, String> one : new TreeMap<>(reason.parameters()).entrySet()) {
        json.writeStringField(one.getKey(), one.getValue());
      }
      json.writeEndObject();
      if (reason.rating().isPresent()) {
        json.writeObjectFieldStart("rating");
        RatingFields.brief(json, reason.rating().get());
        json.writeStringField("source", reason.rating().get().source());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    for (Audience reader : Audience.values()) {
      RatingFields.texts(json, Output.word(reader), decision.explain(reader, locale()));
    }
    json.writeStringField("language", Language.of(locale()).tag());
    json.writeBooleanField("languageReviewed", Language.of(locale()).reviewed());
    json.writeStringField("policy", decision.policyId());
    json.writeNumberField("policyVersion", decision.policyVersion());
    json.writeStringField("dataVersion", decision.dataVersion());
  }
}
