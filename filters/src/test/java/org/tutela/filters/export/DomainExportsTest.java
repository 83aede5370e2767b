package org.tutela.filters.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.DecisionRequest;
import org.tutela.filters.policy.Outcome;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.rating.Medium;

/** What a resolver opens, the policy opens: asked name by name against a naive resolver. */
class DomainExportsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static Policy policy(List<String> allowed, List<String> denied, boolean only) {
    return Policy.parse(
        "p",
        "tutela_policy: 1\nid: p\nversion: 3\nunrated: {web: allow}\nlists:\n  only: "
            + only
            + "\n  allow: {domains: ["
            + String.join(", ", allowed)
            + "]}\n  deny: {domains: ["
            + String.join(", ", denied)
            + "]}\n");
  }

  @Test
  void writesAdguardRules() {
    assertThat(
            Export.of(
                    policy(List.of("good.example"), List.of("bad.example"), false),
                    Target.ADGUARD,
                    DAY)
                .files())
        .isEqualTo(
            Map.of("adguard.txt", "! p version 3\n||bad.example^$important\n@@||good.example^\n"));
  }

  @Test
  void closesEverythingElseWhenOnlyTheListIsOpen() {
    assertThat(
            Export.of(policy(List.of("good.example"), List.of(), true), Target.ADGUARD, DAY)
                .files()
                .get("adguard.txt"))
        .endsWith("@@||good.example^\n/.*/\n");
  }

  @Test
  void writesPiholeLists() {
    assertThat(
            Export.of(
                    policy(List.of("good.example"), List.of("bad.example"), false),
                    Target.PIHOLE,
                    DAY)
                .files())
        .containsExactly(
            Map.entry("pihole-deny.txt", "# p version 3\n||bad.example^\n"),
            Map.entry("pihole-allow.txt", "# p version 3\n||good.example^\n"));
  }

  @Test
  void saysThatPiholeCannotCloseEverythingElse() {
    assertThat(
            Export.of(policy(List.of("good.example"), List.of(), true), Target.PIHOLE, DAY).gaps())
        .anyMatch(gap -> gap.effect() == Effect.WEAKER && gap.what().equals("lists.only"));
  }

  @Test
  void saysThatItemsAndTagsAreNoNames() {
    Policy policy =
        Policy.parse("p", "tutela_policy: 1\nid: p\nversion: 1\nlists: {deny: {tags: [horror]}}\n");

    assertThat(Export.of(policy, Target.ADGUARD, DAY).gaps())
        .anyMatch(gap -> gap.what().equals("items and tags of lists"));
  }

  @Property(tries = 300)
  void aResolverClosesWhatThePolicyDenies(
      @ForAll("names") List<String> allowed, @ForAll("names") List<String> denied) {
    Policy policy = policy(allowed, denied, false);
    String adguard = Export.of(policy, Target.ADGUARD, DAY).files().get("adguard.txt");
    Map<String, String> pihole = Export.of(policy, Target.PIHOLE, DAY).files();

    for (String name :
        List.of("a.b.c.example", "b.c.example", "c.example", "x.c.example", "d.example")) {
      Outcome outcome =
          policy.decide(DecisionRequest.builder(Medium.WEB).domain(name).build()).outcome();
      assertThat(closedByAdguard(adguard, name)).as(name).isEqualTo(outcome == Outcome.BLOCK);
      assertThat(closedByPihole(pihole, name)).as(name).isEqualTo(outcome == Outcome.BLOCK);
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of("a.b.c.example", "b.c.example", "c.example", "d.example", "example")
        .list()
        .ofMaxSize(3)
        .map(list -> list.stream().distinct().collect(Collectors.toList()));
  }

  /** Important rules win over exceptions and the others; every closed name has one. */
  private static boolean closedByAdguard(String rules, String name) {
    List<String> important = new ArrayList<>();
    for (String line : rules.lines().toList()) {
      if (line.endsWith("$important")) {
        important.add(line.substring(2, line.indexOf('^')));
      }
    }
    return important.stream().anyMatch(entry -> isBelow(name, entry));
  }

  /** The allow list wins over the deny list. */
  private static boolean closedByPihole(Map<String, String> files, String name) {
    return listed(files.get("pihole-deny.txt"), name)
        && !listed(files.get("pihole-allow.txt"), name);
  }

  private static boolean listed(String file, String name) {
    return file.lines()
        .filter(line -> line.startsWith("||"))
        .anyMatch(line -> isBelow(name, line.substring(2, line.length() - 1)));
  }

  private static boolean isBelow(String name, String entry) {
    return name.equals(entry) || name.endsWith("." + entry);
  }
}
