package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.core.config.ConfigTree;

class PolicyAnalyzerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final PolicySource PACK =
      (kind, name) ->
          Optional.of(
              ConfigTree.parse(
                  name,
                  """
                  tutela_pack: 1
                  id: xx
                  version: 1
                  jurisdiction: DE
                  title: "A law for tests"
                  verified_on: "2026-11-01"
                  rules:
                    - {id: adult, article: "art. 1", source: "Act", date: "2026-01-01",
                       status: in_force, for: {below: 18}, when: {categories: [adult]}, then: block}
                  """));

  private static Policy policy(String text) {
    return Policy.parse("p", "tutela_policy: 1\nid: p\nversion: 1\n" + text, PACK);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "lists: {allow: {domains: [www.a.test]}, deny: {domains: [a.test]}}; lists.allow;"
            + " CONTRADICTION; a.test",
        "lists: {allow: {items: [x]}, only: true} / unrated: {film: ask}; unrated.film;"
            + " UNREACHABLE; no rating",
        "descriptors: {gambling: 4}; descriptors.gambling; UNREACHABLE; no rating",
        "categories: {allow: [adult]} / packs: [xx]; categories.allow; WEAKER_THAN_LAW;"
            + " packs.xx.adult makes it BLOCK",
        "fallback: {error: allow}; fallback.error; OPEN; write block",
        "schedule: [{allow: \"08:00-10:00\"}, {block: \"07:00-12:00\"}]; schedule[0];"
            + " CONTRADICTION; other lines block all",
        "schedule: [{block: \"22:00-06:00\"}, {days: [tue], block: \"01:00-02:00\"}]; schedule[1];"
            + " UNREACHABLE; already"
      })
  void findsWhatIsHardlyMeantSo(String text, String rule, PolicyFinding.Kind kind, String message) {
    assertThat(PolicyAnalyzer.check(policy(text.replace(" / ", "\n")), DAY))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.kind()).isEqualTo(kind);
              assertThat(finding.message()).contains(message);
            });
  }

  @Test
  void saysWhereItStands() {
    PolicySource shelf =
        (kind, name) ->
            Optional.of(
                ConfigTree.parse(
                    name,
                    """
                    tutela_policy: 1
                    id: base
                    version: 1
                    descriptors:
                      gambling: 4
                    lists: {deny: {domains: [a.test], tags: [t]}}
                    """));
    String text =
        """
        tutela_policy: 1
        id: p
        version: 1
        extends: [base.yaml]
        lists:
          allow:
            domains: [b.test, www.a.test]
            tags:
              - t
        schedule:
          - {block: "22:00-06:00"}
          - {block: "01:00-02:00"}
        """;

    List<PolicyFinding> findings = PolicyAnalyzer.check(Policy.parse("p", text, shelf), DAY);

    assertThat(findings)
        .extracting(finding -> finding.toString().replaceAll(": [a-z ]+: .*", ""))
        .containsExactlyInAnyOrder(
            "p:7:23: lists.allow",
            "p:9:9: lists.allow",
            "p:12:5: schedule[1]",
            "base.yaml:5:13: descriptors.gambling");
  }

  @Test
  void hasNothingToSayAboutAPlainPolicy() {
    Policy plain =
        policy(
            """
            limits: {film: {max_age: 12, systems: {"DE:FSK": "12"}}, app: {max_age: 9}}
            unrated: {film: ask}
            categories: {block: [gambling], allow: [learning]}
            lists: {deny: {items: [x]}, allow: {tags: [school]}}
            descriptors: {fear_horror: 2}
            schedule: [{block: "20:00-07:00"}, {days: [sat], allow: "08:00-19:00"}]
            default: block
            """);

    assertThat(PolicyAnalyzer.check(plain, DAY)).isEmpty();
  }

  @Test
  void tellsEveryDecisionThatAChangeChanges() {
    Policy before = policy("limits: {game: {max_age: 12, systems: {\"GAME:PEGI\": \"12\"}}}");
    Policy after =
        policy(
            "limits: {game: {max_age: 12, systems: {\"GAME:PEGI\": \"7\"}}}\n"
                + "categories: {ask: [messenger]}");

    List<PolicyChange> changes = PolicyAnalyzer.diff(before, after, DAY);

    assertThat(changes)
        .extracting(PolicyChange::toString)
        .contains(
            "game, alone, age 12-21: ALLOW -> BLOCK: GAME:PEGI:12",
            "web, alone, age 0-17: BLOCK -> ASK_GUARDIAN: category messenger");
    assertThat(changes).flatExtracting(PolicyChange::items).doesNotContain("GAME:PEGI:7");
  }

  @Test
  void findsNoChangeInAPolicyThatIsOnlyWrittenDifferently() {
    assertThat(
            PolicyAnalyzer.diff(
                policy("limits: {film: {max_age: 18}}"),
                policy("limits: {film: {systems: {\"DE:FSK\": \"18\"}, max_age: 18}}"),
                DAY))
        .isEmpty();
  }
}
