package org.tutela.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.policy.JurisdictionPack;
import org.tutela.filters.policy.JurisdictionRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packs show}: the rules of a jurisdiction pack, and which of them hold on a day. */
@Command(name = "show", description = "Show the rules of a jurisdiction pack on a day.")
final class PacksShowVerb extends Verb {
  @Parameters(paramLabel = "PACK", description = "A pack, such as de-jmstv.")
  String name = "";

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  PacksShowVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    JurisdictionPack pack =
        JurisdictionPack.builtIn().stream()
            .filter(one -> one.id().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no pack \"" + name + "\"; \"packs list\" names them all"));
    LocalDate at = day == null ? LocalDate.now(ZoneOffset.UTC) : day;
    Output output = output();
    output.text(pack.title() + " (" + String.join(", ", pack.jurisdiction()) + ") on " + at);
    output.text(
        pack.verifiedOn()
            .map(verified -> "  compared with the law on " + verified)
            .orElse("  nobody has compared this pack with the text of the law"));
    for (JurisdictionRule rule : pack.rules()) {
      output.object(json -> PackFields.rule(json, pack, rule, at));
      output.text(
          (PackFields.holds(rule, at) ? "* " : "  ")
              + rule.id()
              + ": "
              + rule.status().id().replace('_', ' ')
              + rule.validFrom().map(from -> " from " + from).orElse("")
              + "; "
              + asksFor(rule));
      JurisdictionRule.Citation citation = rule.citation();
      output.text(
          "    " + citation.article() + ", " + citation.source() + " (" + citation.date() + ")");
      output.text("    " + rule.note());
    }
    return ExitStatus.OK;
  }

  private static String asksFor(JurisdictionRule rule) {
    List<String> parts = new ArrayList<>();
    rule.effect().then().ifPresent(then -> parts.add(then.name()));
    rule.effect().obligations().stream().map(Output::word).sorted().forEach(parts::add);
    Set<String> duties = rule.effect().duties();
    if (!duties.isEmpty()) {
      parts.add("duties " + String.join(", ", duties.stream().sorted().toList()));
    }
    return String.join(", ", parts);
  }
}
