package org.tutela.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tutela policy}: checks, explains and tests policies. */
@Command(
    name = "policy",
    description = "Check, explain and test policies.",
    synopsisSubcommandLabel = "check|explain|test")
final class PolicyVerb extends Verb {
  PolicyVerb(Io io) {
    super(io);
  }

  @Override
  List<Verb> verbs() {
    return List.of(new PolicyCheckVerb(io), new PolicyExplainVerb(io), new PolicyTestVerb(io));
  }

  @Override
  public Integer call() {
    throw new IllegalArgumentException("policy what? Try 'tutela policy --help'.");
  }
}
