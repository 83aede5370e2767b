package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tutela.core.match.Disposition;
import org.tutela.filters.age.AgeRange;
import org.tutela.filters.age.Assurance;
import org.tutela.filters.rating.ContentDescriptor;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.Rating;
import org.tutela.filters.rating.RatingCatalog;

/** The code on the pages for the sub-sectors: it compiles, and the pages show exactly this. */
class SectorPagesTest {
  @Test
  void mobileOperator() throws IOException {
    Policy policy = Policy.preset("mobile-operator");
    AgeRange line = AgeRange.from(18).withAssurance(Assurance.PAYMENT);
    Decision decision =
        policy.decide(
            DecisionRequest.builder(Medium.WEB)
                .domain("casino.example")
                .category("gambling")
                .age(line)
                .build());

    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void isp() throws IOException {
    Policy policy = Policy.preset("isp");
    DecisionRequest request =
        DecisionRequest.builder(Medium.WEB)
            .domain("chat.example")
            .category("social_network")
            .age(AgeRange.exactly(11))
            .build();
    Decision decision = policy.decide(request);
    String page =
        BlockPage.builder(decision)
            .locale(Locale.forLanguageTag("es"))
            .region("CO")
            .appeal("mailto:appeal@provider.example")
            .build()
            .document();

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(page).contains("tel:141");
  }

  @Test
  void contentProvider() throws IOException {
    Policy policy = Policy.preset("content-provider");
    Rating rating = RatingCatalog.builtIn().parse("GB:BBFC:15");
    DecisionRequest request =
        DecisionRequest.builder(Medium.FILM).rating(rating).age(AgeRange.of(13, 15)).build();
    Decision decision = policy.decide(request);
    List<String> why = decision.explain(Audience.GUARDIAN, Locale.FRENCH);

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(why).hasSize(1);
  }

  @Test
  void social() throws IOException {
    Policy policy = Policy.preset("social");
    Decision upload =
        policy.decide(DecisionRequest.builder(Medium.VIDEO).match(Disposition.REVIEW).build());
    Decision decision =
        policy.decide(
            DecisionRequest.builder(Medium.VIDEO)
                .descriptor(ContentDescriptor.LIVE_STREAM, 1)
                .age(AgeRange.of(13, 15))
                .build());
    boolean lookedAt = upload.obligations().contains(Obligation.HUMAN_REVIEW);

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(lookedAt).isTrue();
  }

  @Test
  void broadcaster() throws IOException {
    Policy policy =
        Policy.parse(
            "station.yaml",
            """
            tutela_policy: 1
            id: station
            version: 1
            extends: [broadcaster]
            profile: {zone: Europe/Berlin}
            """);
    Rating rating = RatingCatalog.builtIn().parse("TIF:DE_TV:DE_TV_16");
    Instant onAir =
        ZonedDateTime.of(2026, 11, 24, 20, 15, 0, 0, ZoneId.of("Europe/Berlin")).toInstant();
    Decision decision =
        policy.decide(DecisionRequest.builder(Medium.TV).rating(rating).at(onAir).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
  }

  @Test
  void publicWifi() throws IOException {
    Policy policy = Policy.preset("public-wifi");
    Decision decision =
        policy.decide(
            DecisionRequest.builder(Medium.WEB).domain("site.example").category("adult").build());
    boolean safeSearch = decision.obligations().contains(Obligation.SAFE_SEARCH);

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(safeSearch).isTrue();
  }

  @Test
  void device() throws IOException {
    Policy policy =
        Policy.parse(
            "account.yaml",
            """
            tutela_policy: 1
            id: account
            version: 1
            extends: [device]
            profile: {age: {lower: 10, upper: 12, assurance: guardian, as_of: "2026-11-01"}, zone: Europe/Paris}
            schedule: [{block: "20:30-06:30"}]
            """);
    Rating rating = RatingCatalog.builtIn().parse("APP:APPLE-2025:13+");
    Instant now = Instant.parse("2026-11-24T15:00:00Z");
    Decision decision =
        policy.decide(DecisionRequest.builder(Medium.APP).rating(rating).at(now).build());

    assertThat(decision.outcome()).isEqualTo(Outcome.BLOCK);
  }

  static List<String> presets() {
    return PolicySource.builtInNames(PolicySource.Kind.POLICY);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void thePageShowsTheCodeOfThisTest(String preset) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "sectors", preset + ".md"));
    String shown = page.split("```java\n", -1)[1].split("```", -1)[0];
    String source =
        Files.readString(Path.of("src/test/java/org/tutela/filters/policy/SectorPagesTest.java"));

    assertThat(plain(source)).contains(plain(shown));
  }

  private static String plain(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
