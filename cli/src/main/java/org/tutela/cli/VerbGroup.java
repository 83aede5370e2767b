package org.tutela.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verbs that share a first word, such as {@code policy check} and {@code policy explain}. */
@Command(synopsisSubcommandLabel = "VERB")
final class VerbGroup implements Runnable {
  private final String name;
  private final String description;
  private final List<Verb> verbs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  VerbGroup(String name, String description, Verb... verbs) {
    this.name = name;
    this.description = description;
    this.verbs = List.of(verbs);
  }

  /** {@return the group with its verbs, to be added to a command} */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    line.getCommandSpec().name(name).usageMessage().description(description);
    verbs.forEach(line::addSubcommand);
    return line;
  }

  /** The first word alone does nothing. */
  @Override
  public void run() {
    throw new IllegalArgumentException("which verb? Try 'tutela " + name + " --help'.");
  }
}
