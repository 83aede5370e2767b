package org.tutela.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code tutela label}: reads age labels inside content. */
@Command(
    name = "label",
    description = "Read age labels inside content.",
    synopsisSubcommandLabel = "read")
final class LabelVerb extends Verb {
  LabelVerb(Io io) {
    super(io);
  }

  @Override
  List<Verb> verbs() {
    return List.of(new LabelReadVerb(io));
  }

  @Override
  public Integer call() {
    throw new IllegalArgumentException("label what? Try 'tutela label --help'.");
  }
}
