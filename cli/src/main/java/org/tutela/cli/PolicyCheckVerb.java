package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.tutela.core.config.ConfigException;
import org.tutela.filters.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy check}: everything that is wrong with a policy file, with line and column. */
@Command(name = "check", description = "Print every problem of a policy file.")
final class PolicyCheckVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON.")
  Path file = Path.of("");

  PolicyCheckVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Output output = output();
    try {
      Policy policy = Policy.read(file);
      output.text(
          Output.printable(file)
              + ": "
              + policy.id()
              + " version "
              + policy.version()
              + " is valid");
      return ExitStatus.OK;
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
}
