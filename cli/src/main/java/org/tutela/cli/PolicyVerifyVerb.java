package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.policy.Counterexample;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.PolicyAnalyzer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy verify}: whether a policy keeps every law, asked about everything there is. */
@Command(
    name = "verify",
    description = "Prove that a policy keeps the built-in laws and those it states itself.")
final class PolicyVerifyVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  PolicyVerifyVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = PolicyFiles.read(file);
    LocalDate on = day == null ? LocalDate.now(ZoneId.systemDefault()) : day;
    List<Counterexample> broken = PolicyAnalyzer.verify(policy, on);
    Output output = output();
    for (Counterexample one : broken) {
      output.object(
          json -> {
            json.writeStringField("law", one.law());
            json.writeStringField("example", one.example());
            json.writeNumberField("count", one.count());
          });
      output.text(Output.printable(one));
    }
    output.text(
        broken.isEmpty()
            ? policy.id() + " keeps all " + PolicyAnalyzer.laws().size() + " laws and its own"
            : "laws broken: " + broken.size());
    return broken.isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
  }
}
