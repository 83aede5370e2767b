package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.config.ConfigException;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

class PolicyFileTest {
  private static final String HEAD = "tutela_policy: 1\nid: p\nversion: 1\n";

  private static Policy example() throws IOException {
    try (InputStream in = Policy.class.getResourceAsStream("family-child-11.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Policy.parse("family-child-11.yaml", text);
    }
  }

  private static List<ConfigException.Problem> problems(String text) {
    ConfigException refused =
        catchThrowableOfType(ConfigException.class, () -> Policy.parse("p.yaml", text));
    assertThat(refused).as("the file is refused").isNotNull();
    return refused.problems();
  }

  @Test
  void readsTheFamilyPolicy() throws IOException {
    Policy policy = example();

    assertThat(policy.id()).isEqualTo("family-child-11");
    assertThat(policy.version()).isEqualTo(3);
    assertThat(policy.age()).contains(AgeRange.of(10, 12).withAssurance(Assurance.GUARDIAN));
    assertThat(policy.home()).contains("DE");
    assertThat(policy.zone()).contains(ZoneId.of("Europe/Berlin"));
  }

  static List<PolicyExample> examplesOfTheFamilyPolicy() throws IOException {
    return example().examples();
  }

  @ParameterizedTest
  @MethodSource("examplesOfTheFamilyPolicy")
  void theFamilyPolicyDecidesAsItsExamplesSay(PolicyExample one) throws IOException {
    Decision decision = example().decide(one.request());

    assertThat(one.holds(decision)).as("line " + one.line() + ": " + decision).isTrue();
  }

  @Test
  void anExampleFailsWhenOutcomeOrReasonDiffer() {
    Policy policy =
        Policy.parse(
            "p",
            HEAD
                + "tests:\n"
                + "- {given: {rating: \"DE:FSK:16\", age: \"10\"}, expect: ALLOW}\n"
                + "- {given: {rating: \"DE:FSK:16\", age: \"10\"}, expect: BLOCK,"
                + " because: UNRATED}\n"
                + "- {given: {rating: \"DE:FSK:16\", age: \"10\"}, expect: BLOCK}\n");

    assertThat(policy.examples())
        .extracting(one -> one.holds(policy.decide(one.request())))
        .containsExactly(false, false, true);
  }

  @Test
  void readsJsonAlike() {
    Policy policy =
        Policy.parse(
            "p.json",
            "{\"tutela_policy\": 1, \"id\": \"j\", \"version\": 2,"
                + " \"limits\": {\"film\": {\"max_age\": 6}}}");

    DecisionRequest request =
        DecisionRequest.builder(Medium.FILM)
            .rating(RatingCatalog.builtIn().parse("DE:FSK:12"))
            .build();
    assertThat(policy.decide(request).outcome()).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void norwayStaysNorway() {
    assertThat(Policy.parse("p", HEAD + "profile: {home: NO}\n").home()).contains("NO");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "limit: {}; 4; 1; limits",
        "limits: {films: {}}; 4; 10; film",
        "limits: {signal: {max_age: 12}}; 4; 10; signal",
        "limits: {film: {max_age: old}}; 4; 26; whole number",
        "limits: {film: {systems: {\"DE:FKS\": \"12\"}}}; 4; 27; unknown rating system",
        "limits: {film: {systems: {\"DE:FSK\": \"13\"}}}; 4; 37; 0, 6, 12, 16, 18",
        "limits: {game: {systems: {\"DE:FSK\": \"12\"}}}; 4; 27; does not rate the medium game",
        "limits: {film: {max_age: 6, systems: {\"DE:FSK\": \"12\"}}}; 4; 49; contradicts max_age 6",
        "limits: {film: {systems: {\"AU:NCS\": RC}}}; 4; 37; names no age",
        "profile: {age: {lower: 12, upper: 10}}; 4; 35; below the lower age 12",
        "profile: {age: {lower: 12, assurance: sworn}}; 4; 39; guardian",
        "profile: {home: Germany}; 4; 17; ISO 3166",
        "profile: {zone: Berlin}; 4; 17; time zone",
        "unrated: {film: maybe}; 4; 17; ask",
        "unrated: {film: \"treat_as: 12\"}; 4; 17; treat_as",
        "illegal: {act: allow}; 4; 11; review",
        "default: block_illegal; 4; 10; block",
        "combine: majority; 4; 10; trust_order",
        "tests: [{given: {rating: \"DE:FSK:13\"}, expect: BLOCK}]; 4; 26; is no rating",
        "tests: [{given: {rating: \"12\"}, expect: BLOCK}]; 4; 26; is ambiguous without a system",
        "tests: [{given: {}, expect: REFUSE}]; 4; 29; ASK_GUARDIAN",
        "tests: [{given: {age: old}, expect: BLOCK}]; 4; 23; no age range"
      })
  void refusesWithLineAndColumn(String lines, int line, int column, String remedy) {
    assertThat(problems(HEAD + lines))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains(remedy);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.column()).isEqualTo(column);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "limts: {}; limits",
        "profle: {}; profile",
        "limits: {flim: {}}; film",
        "limits: {film: {maxage: 12}}; max_age",
        "limits: {film: {systems: {\"DE:FKS\": \"12\"}}}; DE:FSK",
        "categories: {blok: [adult]}; block",
        "descriptors: {violense: 1}; violence",
        "profile: {zone: Europe/Berln}; Europe/Berlin",
        "packs: [gb-ossa]; gb-osa",
        "extends: ips; isp",
        "tests: [{given: {rating: \"DE:FSSK:12\"}, expect: ALLOW}]; DE:FSK",
        "tests: [{given: {}, expect: ALOW}]; ALLOW",
        "tests: [{given: {}, expect: ALLOW, because: RATING_WITHN_LIMIT}]; RATING_WITHIN_LIMIT"
      })
  void guessesWhatWasMeant(String lines, String meant) {
    assertThat(problems(HEAD + lines))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).contains("did you mean \"" + meant + "\"?");
              assertThat(problem.line()).isEqualTo(4);
            });
  }

  @Test
  void guessesNothingWhereNothingIsNear() {
    assertThat(problems(HEAD + "extends: kindergarten\n"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message()).endsWith("name a file beside this one or a preset"));
  }

  @Test
  void tellsTheOtherProblemsThoughABaseIsMissing() {
    String text =
        """
        tutela_policy: 1
        id: p
        version: 0
        extends: [isp, ips]
        profile: {age: {lower: 12, upper: 10}, home: UK}
        limts: {}
        packs: [gb-ossa]
        """;

    assertThat(problems(text))
        .extracting(ConfigException.Problem::line)
        .containsExactly(3, 4, 5, 5, 6, 7);
  }

  @Test
  void tellsAllProblemsAtOnce() {
    String text =
        """
        tutela_policy: 2
        id: Nice Policy
        profil: {}
        limits: {film: {max_age: -1, colour: red}}
        fallback: {ambiguous: guess}
        """;

    assertThat(problems(text))
        .extracting(ConfigException.Problem::line)
        .containsExactlyInAnyOrder(1, 1, 2, 3, 4, 4, 5);
  }
}
