package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The presets for the sub-sectors of the ITU guidelines. */
class PresetsTest {
  static List<String> names() {
    return PolicySource.builtInNames(PolicySource.Kind.POLICY);
  }

  @Test
  void everySubSectorHasOne() {
    assertThat(names())
        .containsExactly(
            "broadcaster",
            "content-provider",
            "device",
            "isp",
            "mobile-operator",
            "public-wifi",
            "social");
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsExamplesHold(String name) throws IOException {
    Policy preset = Policy.preset(name);

    assertThat(preset.id()).isEqualTo(name);
    assertThat(preset.examples())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            example -> {
              Decision decision = preset.decide(example.request());
              assertThat(example.holds(decision))
                  .as("line %d: %s", example.line(), decision.explain(Audience.AUDITOR))
                  .isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPolicyMayExtendIt(String name) {
    Policy policy =
        Policy.parse(
            "own.yaml", "tutela_policy: 1\nid: own\nversion: 1\nextends: [" + name + "]\n");

    assertThat(policy.id()).isEqualTo("own");
    assertThat(policy.examples()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itMeetsMostItemsOfItsSector(String name) throws IOException {
    String letter =
        switch (name) {
          case "broadcaster" -> "B";
          case "content-provider" -> "C";
          case "device" -> "H";
          case "isp" -> "I";
          case "mobile-operator" -> "M";
          case "public-wifi" -> "W";
          default -> "U";
        };
    Set<String> unmet =
        Coverage.of(Policy.preset(name), java.time.LocalDate.of(2026, 11, 24)).stream()
            .filter(one -> one.item().id().startsWith(letter))
            .filter(
                one ->
                    one.status() == Coverage.Status.NOT_MET
                        || one.status() == Coverage.Status.PARTLY)
            .map(one -> one.item().id() + one.missing())
            .collect(Collectors.toSet());

    assertThat(unmet)
        .isEqualTo(
            switch (name) {
              case "content-provider" -> Set.of("C6[allow_list]");
              case "device" -> Set.of("H4[time_limits]");
              default -> Set.of();
            });
  }
}
