package org.tutela.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tutela ratings}: looks up age ratings. */
@Command(
    name = "ratings",
    description = "Look up age ratings.",
    synopsisSubcommandLabel = "list|show")
final class RatingsVerb extends Verb {
  RatingsVerb(Io io) {
    super(io);
  }

  @Override
  List<Verb> verbs() {
    return List.of(new RatingsListVerb(io), new RatingsShowVerb(io));
  }

  @Override
  public Integer call() {
    throw new IllegalArgumentException("ratings what? Try 'tutela ratings --help'.");
  }
}
