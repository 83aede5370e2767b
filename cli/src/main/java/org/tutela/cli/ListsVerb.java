package org.tutela.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tutela lists}: looks into hash lists. */
@Command(name = "lists", description = "Looks into hash lists.", synopsisSubcommandLabel = "read")
final class ListsVerb extends Verb {
  ListsVerb(Io io) {
    super(io);
  }

  @Override
  List<Verb> verbs() {
    return List.of(new ListsReadVerb(io));
  }

  @Override
  public Integer call() {
    throw new IllegalArgumentException("lists what? Try 'tutela lists --help'.");
  }
}
