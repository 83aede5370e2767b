package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutela.core.config.ConfigException;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.PolicyAnalyzer;
import org.tutela.filters.policy.PolicyFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code policy check}: everything that is wrong with a policy file, with line and column; or, if
 * it is well formed, rules that are never reached, contradict each other or are milder than a law.
 */
@Command(name = "check", description = "Print every problem of a policy file.")
final class PolicyCheckVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  @Option(names = "--at", paramLabel = "DAY", description = "The day, by default today.")
  @Nullable LocalDate day;

  PolicyCheckVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Output output = output();
    try {
      Policy policy = PolicyFiles.read(file);
      return findings(policy, output);
    } catch (ConfigException e) {
      for (ConfigException.Problem problem : e.problems()) {
        output.object(
            json -> {
              json.writeStringField("path", problem.source());
              json.writeNumberField("line", problem.line());
              json.writeNumberField("column", problem.column());
              json.writeStringField("message", problem.message());
            });
        output.text(Output.printable(problem));
      }
      return ExitStatus.FOUND;
    }
  }

  private int findings(Policy policy, Output output) throws IOException {
    LocalDate on = day == null ? LocalDate.now(ZoneId.systemDefault()) : day;
    List<PolicyFinding> findings = PolicyAnalyzer.check(policy, on);
    for (PolicyFinding finding : findings) {
      output.object(
          json -> {
            json.writeStringField("path", finding.source());
            json.writeNumberField("line", finding.line());
            json.writeNumberField("column", finding.column());
            json.writeStringField("rule", finding.rule());
            json.writeStringField("kind", Output.word(finding.kind()));
            json.writeStringField("message", finding.message());
          });
      output.text(Output.printable(finding));
    }
    if (findings.isEmpty()) {
      output.text(
          Output.printable(file)
              + ": "
              + policy.id()
              + " version "
              + policy.version()
              + " is valid");
    }
    return findings.isEmpty() ? ExitStatus.OK : ExitStatus.FOUND;
  }
}
