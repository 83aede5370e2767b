package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.filters.label.Label;
import org.tutela.filters.label.LabelReaders;
import org.tutela.filters.label.LabelSource;
import org.tutela.filters.label.LabelTrust;
import org.tutela.filters.rating.Medium;
import org.tutela.filters.rating.RatingCatalog;

/** Labels in a decision: whose word counts. */
class PolicyLabelsTest {
  private static Policy policy(String combine) {
    return Policy.parse(
        "test",
        """
        tutela_policy: 1
        id: p
        version: 1
        profile: {home: DE}
        limits: {film: {max_age: 12}}
        unrated: {film: ask}
        combine: %s
        """
            .formatted(combine));
  }

  private static List<Label> labels(String contentRating) {
    String json = "{\"@type\": \"Movie\", \"contentRating\": \"" + contentRating + "\"}";
    try {
      return LabelReaders.read(
          LabelSource.read(
              "test", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @CsvSource({
    "FSK 0, SELF, ASK_GUARDIAN",
    "FSK 16, SELF, BLOCK",
    "FSK 0, PLATFORM, ALLOW",
    "FSK 16, PLATFORM, BLOCK"
  })
  void anUntrustedLabelMayOnlyTighten(String label, LabelTrust trust, Outcome outcome) {
    DecisionRequest request =
        DecisionRequest.builder(Medium.FILM).labels(labels(label), trust).build();

    assertThat(policy("strictest").decide(request).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"strictest, BLOCK", "home_region_first, ALLOW", "trust_order, BLOCK"})
  void thePolicySaysWhichOfSeveralLabelsCount(String combine, Outcome outcome) {
    DecisionRequest request =
        DecisionRequest.builder(Medium.FILM)
            .labels(labels("FSK 12"), LabelTrust.PLATFORM)
            .rating(RatingCatalog.builtIn().parse("US:MPAA:R"))
            .build();

    assertThat(policy(combine).decide(request).outcome()).isEqualTo(outcome);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("FSK 0", "FSK 12", "FSK 18", "MPAA PG", "nonsense", "BBFC 12A", "");
  }

  @Property
  void addingAnUntrustedLabelNeverLoosensADecision(
      @ForAll("texts") String known, @ForAll("texts") String added, @ForAll LabelTrust trust) {
    for (String combine : List.of("strictest", "home_region_first", "trust_order")) {
      DecisionRequest.Builder request =
          DecisionRequest.builder(Medium.FILM).labels(labels(known), trust);
      Outcome before = policy(combine).decide(request.build()).outcome();
      Outcome after = policy(combine).decide(request.labels(labels(added)).build()).outcome();

      assertThat(after).isGreaterThanOrEqualTo(before);
    }
  }
}
