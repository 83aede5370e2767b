package org.tutela.filters.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tutela.filters.export.Export.Effect;
import org.tutela.filters.export.Export.Gap;
import org.tutela.filters.export.Export.Target;
import org.tutela.filters.policy.Policy;

/** The domain lists of a policy, for resolvers. A name stands for all names below it. */
final class DomainRules {
  private DomainRules() {}

  /** A denied name is important: otherwise an exception for a name below it would win. */
  static Export adguard(Policy policy) {
    Policy.Domains domains = policy.domains();
    List<String> lines = new ArrayList<>();
    lines.add("! " + policy.id() + " version " + policy.version());
    domains.denied().forEach(name -> lines.add("||" + name + "^$important"));
    domains.allowed().forEach(name -> lines.add("@@||" + name + "^"));
    if (domains.only()) {
      lines.add("/.*/");
    }
    return new Export(
        Target.ADGUARD,
        Map.of("adguard.txt", String.join("\n", lines) + "\n"),
        List.copyOf(PolicyGaps.ofDomains(policy)));
  }

  /** Allow lists win over block lists there, so an allowed name below a denied one is left out. */
  static Export pihole(Policy policy) {
    Policy.Domains domains = policy.domains();
    List<Gap> gaps = new ArrayList<>(PolicyGaps.ofDomains(policy));
    List<String> allowed = new ArrayList<>();
    for (String name : domains.allowed()) {
      if (domains.denied().stream().noneMatch(denied -> isBelow(name, denied))) {
        allowed.add(name);
      }
    }
    List<String> weakened =
        domains.denied().stream()
            .filter(name -> allowed.stream().anyMatch(open -> isBelow(name, open)))
            .toList();
    if (!weakened.isEmpty()) {
      // The policy denies these although it allows a name above; there the allow list would win.
      allowed.removeIf(open -> weakened.stream().anyMatch(name -> isBelow(name, open)));
      gaps.add(
          new Gap(
              Effect.STRICTER,
              "allowed names above denied ones: " + RatingJudge.some(weakened),
              "an allow list would open what is denied; the allowed name is left out"));
    }
    if (domains.only()) {
      gaps.add(
          new Gap(
              Effect.WEAKER,
              "lists.only",
              "a list cannot close all other names; add .* as a rule"));
    }
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pihole-deny.txt", list(policy, domains.denied()));
    files.put("pihole-allow.txt", list(policy, allowed));
    return new Export(Target.PIHOLE, Collections.unmodifiableMap(files), List.copyOf(gaps));
  }

  private static String list(Policy policy, List<String> names) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(policy.id()).append(" version ").append(policy.version()).append('\n');
    names.forEach(name -> text.append("||").append(name).append("^\n"));
    return text.toString();
  }

  private static boolean isBelow(String name, String above) {
    return name.equals(above) || name.endsWith("." + above);
  }
}
