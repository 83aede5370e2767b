package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.tutela.filters.policy.Decision;
import org.tutela.filters.policy.Policy;
import org.tutela.filters.policy.PolicyExample;
import org.tutela.filters.policy.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code policy test}: whether a policy decides as the examples in its file say. */
@Command(name = "test", description = "Run the examples inside a policy file.")
final class PolicyTestVerb extends Verb {
  @Parameters(paramLabel = "FILE", description = "A policy, YAML or JSON, or a preset's name.")
  Path file = Path.of("");

  PolicyTestVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Policy policy = PolicyFiles.read(file);
    Output output = output();
    int failed = 0;
    for (PolicyExample example : policy.examples()) {
      Decision decision = policy.decide(example.request());
      boolean passed = example.holds(decision);
      failed += passed ? 0 : 1;
      output.object(
          json -> {
            json.writeStringField("path", file.toString());
            json.writeNumberField("line", example.line());
            json.writeBooleanField("passed", passed);
            json.writeStringField("expected", example.expected().name());
            json.writeStringField("outcome", decision.outcome().name());
            RatingFields.texts(
                json,
                "because",
                decision.deciding().stream().map(reason -> reason.code().name()).toList());
          });
      if (!passed) {
        output.text(
            Output.printable(file) + ":" + example.line() + ": " + difference(example, decision));
      }
    }
    output.text("examples: " + policy.examples().size() + ", failed: " + failed);
    return failed == 0 ? ExitStatus.OK : ExitStatus.FOUND;
  }

  private static String difference(PolicyExample example, Decision decision) {
    String because = example.because().map(code -> " because " + code).orElse("");
    return "expected "
        + example.expected()
        + because
        + ", got "
        + decision.outcome()
        + " because "
        + decision.deciding().stream().map(Reason::code).toList();
  }
}
