package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.policy.Coverage;
import org.tutela.filters.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy coverage}: which items of the ITU checklist a policy meets. */
@Command(
    name = "coverage",
    description = "Print which items of the child online protection checklist a policy meets.")
final class PolicyCoverageVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  @Option(
      names = "--sector",
      paramLabel = "LETTER",
      description = "Only items with this letter: M, I, W, C, U, B, H or A.")
  String sector = "";

  PolicyCoverageVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = PolicyFiles.read(file);
    Output output = output();
    output.text(
        "A self-assessment, no certificate. The items are paraphrased and were not compared with"
            + " the published guidelines.");
    LocalDate at = day == null ? LocalDate.now(policy.zone().orElse(ZoneOffset.UTC)) : day;
    for (Coverage one : Coverage.of(policy, at)) {
      if (one.item().id().startsWith(sector)) {
        print(output, one);
      }
    }
    return ExitStatus.OK;
  }

  private static void print(Output output, Coverage one) throws IOException {
    Coverage.Item item = one.item();
    output.object(
        json -> {
          json.writeStringField("id", item.id());
          json.writeStringField("sector", item.sector());
          json.writeStringField("text", item.text());
          json.writeBooleanField("paraphrase", true);
          json.writeStringField("status", Output.word(one.status()));
          RatingFields.texts(json, "met", one.met());
          RatingFields.texts(json, "missing", one.missing());
          json.writeStringField("beyond", item.beyond());
        });
    String status = Output.word(one.status()).replace('_', ' ');
    output.text(item.id() + " " + status + ": " + item.text());
    line(output, "does", one.met());
    line(output, "does not", one.missing());
    line(output, "besides", item.beyond().isEmpty() ? List.of() : List.of(item.beyond()));
  }

  private static void line(Output output, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      output.text("   " + name + ": " + String.join(", ", texts));
    }
  }
}
