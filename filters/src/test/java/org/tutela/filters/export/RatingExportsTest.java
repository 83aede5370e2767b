package org.tutela.filters.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.config.ConfigTree;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Outcome;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.PolicySource;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;
import org.tutela.filters.rating.RatingSystem;

/** What a target opens, the policy opens: asked rating by rating. */
class RatingExportsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final RatingCatalog CATALOG = RatingCatalog.builtIn();

  private static Policy upTo(int age) {
    return Policy.parse(
        "p",
        """
        tutela_policy: 1
        id: up-to-%1$d
        version: 2
        profile: {age: {lower: %1$d}}
        limits:
          film: {max_age: %1$d, guidance_age: 8}
          tv: {max_age: %1$d, guidance_age: 8}
          app: {max_age: %1$d}
        """
            .formatted(age));
  }

  static Stream<Policy> policies() throws IOException {
    List<Policy> policies = new ArrayList<>();
    for (int age = 0; age <= 18; age += 3) {
      policies.add(upTo(age));
    }
    for (String preset : PolicySource.builtInNames(PolicySource.Kind.POLICY)) {
      policies.add(Policy.preset(preset));
    }
    policies.add(
        Policy.parse(
            "open",
            """
            tutela_policy: 1
            id: open
            version: 1
            default: allow
            profile: {age: {lower: 30, assurance: verified}}
            """));
    return policies.stream();
  }

  /** The oracle: what the policy itself says about one rating. */
  private static boolean open(Policy policy, Medium medium, Rating rating) {
    Outcome outcome =
        policy
            .withoutSchedule()
            .decide(
                DecisionRequest.builder(medium)
                    .rating(rating)
                    .at(DAY.atTime(12, 0).toInstant(ZoneOffset.UTC))
                    .build())
            .outcome();
    return outcome == Outcome.ALLOW || outcome == Outcome.WARN;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theBlockedSetOfAndroidIsWhatThePolicyCloses(Policy policy) {
    Set<String> expected = new HashSet<>();
    for (RatingSystem system : CATALOG.systems()) {
      if (system.id().startsWith("AOSP:") || system.id().startsWith("TIF:")) {
        for (Rating rating : CATALOG.ratings(system)) {
          if (!open(policy, system.primaryMedium(), rating)) {
            expected.add(rating.uri() + "/" + rating.code());
          }
        }
      }
    }

    String file =
        Export.of(policy, Target.TV_CONTENT_RATING, DAY).files().get("blocked-ratings.txt");
    assertThat(file.lines().filter(line -> !line.equals("null/null/null")).toList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theBlockedSetIsFlattenedAsAndroidDoes() {
    String file =
        Export.of(upTo(12), Target.TV_CONTENT_RATING, DAY).files().get("blocked-ratings.txt");

    assertThat(file.lines())
        .contains("com.android.tv/US_TV/US_TV_MA", "com.android.tv/DVB/DVB_13", "null/null/null")
        .doesNotContain("com.android.tv/DVB/DVB_12")
        .isSorted();
    assertThat(file.lines())
        .allMatch(line -> line.matches("[a-z.]+/[A-Z_0-9]+/[A-Z_0-9/-]+|null/null/null"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anAppleProfileOpensNothingThatThePolicyCloses(Policy policy) {
    Export export = Export.of(policy, Target.APPLE, DAY);
    Map<String, String> payload = payload(export);

    opensNothingElse(
        policy,
        export,
        Medium.FILM,
        payload.get("ratingMovies"),
        Map.of(
            "US:MPAA:G",
            100,
            "US:MPAA:PG",
            200,
            "US:MPAA:PG-13",
            300,
            "US:MPAA:R",
            400,
            "US:MPAA:NC-17",
            500));
    opensNothingElse(
        policy,
        export,
        Medium.TV,
        payload.get("ratingTVShows"),
        Map.of(
            "US:TVPG:TV-Y",
            100,
            "US:TVPG:TV-Y7",
            200,
            "US:TVPG:TV-G",
            300,
            "US:TVPG:TV-PG",
            400,
            "US:TVPG:TV-14",
            500,
            "US:TVPG:TV-MA",
            600));
    opensNothingElse(
        policy,
        export,
        Medium.APP,
        payload.get("ratingApps"),
        Map.of(
            "APP:APPLE-LEGACY:4+",
            100,
            "APP:APPLE-LEGACY:9+",
            200,
            "APP:APPLE-LEGACY:12+",
            300,
            "APP:APPLE-LEGACY:17+",
            600,
            "APP:APPLE-2025:9+",
            200,
            "APP:APPLE-2025:13+",
            313,
            "APP:APPLE-2025:16+",
            416,
            "APP:APPLE-2025:18+",
            618));
  }

  /** Every rating up to the ceiling is open in the policy; every other open one is a gap. */
  private static void opensNothingElse(
      Policy policy, Export export, Medium medium, String ceiling, Map<String, Integer> steps) {
    steps.forEach(
        (reference, value) -> {
          Rating rating = CATALOG.parse(reference);
          if (value <= Integer.parseInt(ceiling)) {
            assertThat(open(policy, medium, rating)).as(reference).isTrue();
          } else if (open(policy, medium, rating)) {
            assertThat(export.gaps())
                .anyMatch(gap -> gap.effect() == Effect.STRICTER && gap.what().contains(reference));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 100, 0",
    "8, 200, 300, 100",
    "9, 200, 300, 200",
    "12, 200, 400, 300",
    "13, 300, 400, 313",
    "16, 300, 500, 416",
    "17, 400, 600, 600",
    "18, 1000, 1000, 1000"
  })
  void aCeilingIsTheHighestStepWithEverythingBelowOpen(
      int age, String films, String television, String apps) {
    Map<String, String> payload = payload(Export.of(upTo(age), Target.APPLE, DAY));

    assertThat(payload)
        .containsEntry("ratingMovies", films)
        .containsEntry("ratingTVShows", television)
        .containsEntry("ratingApps", apps)
        .containsEntry("ratingRegion", "us");
  }

  @Test
  void namesWhatACeilingLoses() {
    assertThat(Export.of(upTo(5), Target.APPLE, DAY).gaps())
        .contains(
            new Export.Gap(
                Effect.STRICTER,
                "open: US:TVPG:TV-G",
                "ratingTVShows is a ceiling, and something below is closed"));
  }

  @Test
  void aProfileKeepsItsIdentifiers() {
    assertThat(Export.of(upTo(12), Target.APPLE, DAY))
        .isEqualTo(Export.of(upTo(12), Target.APPLE, DAY));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aProfileHoldsIntegersThatAppleDocuments(Policy policy) {
    Map<String, String> payload = payload(Export.of(policy, Target.APPLE, DAY));

    assertThat(payload.get("ratingMovies")).isIn("0", "100", "200", "300", "400", "500", "1000");
    assertThat(payload.get("ratingTVShows"))
        .isIn("0", "100", "200", "300", "400", "500", "600", "1000");
    assertThat(payload.get("ratingApps"))
        .isIn("0", "100", "200", "300", "313", "416", "600", "618", "1000");
    assertThat(payload.get("allowExplicitContent")).isIn("true", "false");
  }

  /** The keys and values of the restrictions payload. */
  private static Map<String, String> payload(Export export) {
    String file = export.files().values().iterator().next();
    Map<String, String> payload = new HashMap<>();
    for (Element key : Jsoup.parse(file, "", Parser.xmlParser()).select("array key")) {
      Element value = key.nextElementSibling();
      payload.put(key.text(), value.hasText() ? value.text() : value.tagName());
    }
    return payload;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aReceiverOpensNothingThatThePolicyCloses(Policy policy) {
    Export export = Export.of(policy, Target.DVB, DAY);
    int highest = highestAge(export);

    for (int age = 4; age <= 18; age++) {
      Rating rating = CATALOG.parse(String.format("BCAST:DVB:0x%02X", age - 3));
      boolean open = open(policy, Medium.TV, rating);
      if (age <= highest) {
        assertThat(open).as("age %d", age).isTrue();
      } else if (open) {
        assertThat(export.gaps())
            .anyMatch(gap -> gap.effect() == Effect.STRICTER && gap.what().contains(rating.id()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "6, 6", "12, 12", "18, 18"})
  void theAgeOfAReceiverIsTheLimit(int limit, int age) {
    assertThat(highestAge(Export.of(upTo(limit), Target.DVB, DAY))).isEqualTo(age);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void theByteOfAReceiverIsItsAgeLessThree(Policy policy) {
    String file = Export.of(policy, Target.DVB, DAY).files().get("dvb-age.json");

    assertThat(file)
        .containsPattern(
            highestAge(Export.of(policy, Target.DVB, DAY)) == 0
                ? "\"highestOpenAge\":null,\"highestOpenByte\":null"
                : "\"highestOpenAge\":([4-9]|1[0-8]),\"highestOpenByte\":\"0x0[1-9A-F]\"");
  }

  private static int highestAge(Export export) {
    return ConfigTree.parse("dvb", export.files().get("dvb-age.json"))
        .decode(
            root -> {
              var age = root.entries().get("highestOpenAge");
              return age.isNothing() ? 0 : (int) age.integer(0, 18);
            });
  }

  @Test
  void listsWhatATargetCannotSay() {
    Policy policy =
        Policy.parse(
            "p",
            """
            tutela_policy: 1
            id: p
            version: 1
            profile: {zone: UTC}
            limits: {tv: {max_age: 12, obligations: [blur]}}
            descriptors: {violence: 1}
            categories: {block: [adult]}
            lists: {deny: {domains: [example.org]}}
            grants: {pin: required}
            schedule: [{block: "20:00-07:00"}]
            packs: [gb-osa]
            """);

    assertThat(Export.of(policy, Target.DVB, DAY).gaps())
        .extracting(Export.Gap::what)
        .contains(
            "illegal",
            "packs",
            "descriptors",
            "categories",
            "schedule",
            "grants",
            "obligations",
            "lists.deny");
    assertThat(Export.of(policy, Target.DVB, DAY).weaker()).isTrue();
  }

  @Test
  void saysWhatBecomesOfQuestions() {
    Policy policy =
        Policy.parse(
            "p",
            """
            tutela_policy: 1
            id: p
            version: 1
            unrated: {tv: ask}
            limits: {tv: {max_age: 18}}
            """);

    assertThat(Export.of(policy, Target.DVB, DAY).gaps())
        .contains(new Export.Gap(Effect.STRICTER, "ASK_GUARDIAN for unrated tv", "closed instead"));
  }
}
