package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.policy.PolicyAnalyzer;
import org.tutela.filters.policy.PolicyChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy diff}: every decision that a change of policy changes. */
@Command(name = "diff", description = "Print every decision that two policies make differently.")
final class PolicyDiffVerb extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A policy, YAML or JSON, or a preset's name.")
  Path before = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      description = "A policy, YAML or JSON, or a preset's name.")
  Path after = Path.of("");

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  PolicyDiffVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    LocalDate on = day == null ? LocalDate.now(ZoneId.systemDefault()) : day;
    List<PolicyChange> changes =
        PolicyAnalyzer.diff(PolicyFiles.read(before), PolicyFiles.read(after), on);
    Output output = output();
    for (PolicyChange change : changes) {
      output.object(
          json -> {
            json.writeStringField("circumstances", change.circumstances());
            json.writeStringField("ages", change.ages());
            json.writeStringField("before", change.before());
            json.writeStringField("after", change.after());
            RatingFields.texts(json, "items", change.items());
          });
      output.text(Output.printable(change));
    }
    output.text(changes.isEmpty() ? "no decision changes" : "changes: " + changes.size());
    return changes.isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
  }
}
