package org.tutela.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What all verbs share: the streams, {@code --json} and {@code --debug}. */
abstract class Verb implements Callable<Integer> {
  final Io io;

  @Option(names = "--json", description = "Print one JSON object per line.")
  boolean json;

  @Option(names = "--debug", description = "Print a stack trace with an error.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  Verb(Io io) {
    this.io = io;
  }

  /** {@return standard output in the form that was asked for} */
  final Output output() {
    return new Output(io.out(), json);
  }

  /** Prints one line on standard error. */
  final void complain(String message) {
    io.err().print("tutela: " + Output.printable(message) + "\n");
  }
}
