package org.tutela.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Entry point of the {@code tutela} command. */
@Command(
    name = "tutela",
    description = "Matches content against hash lists and applies age-rating policies.",
    synopsisSubcommandLabel = "VERB",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing matched, all is well",
      "1:something matched, a policy blocked, or a check failed",
      "2:nothing matched and something failed"
    })
public final class Main implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  /**
   * Runs the command and ends the process with its exit status.
   *
   * @param args verb, options and operands
   */
  public static void main(String[] args) {
    // Newer runtimes give a console even to a pipe; the older behaviour tells the two apart.
    System.setProperty("jdk.console", "java.base");
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int status = run(new Io(System.in, out, err), args);
    out.flush();
    err.flush();
    if (out.checkError()) {
      status = ExitStatus.FAILED;
    }
    System.exit(status);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** {@return the exit status of the command, run on the given streams} */
  static int run(Io io, String... args) {
    CommandLine command = new CommandLine(new Main());
    for (Verb verb : Verbs.all(io)) {
      command.addSubcommand(verb);
    }
    for (VerbGroup group : Verbs.groups(io)) {
      command.addSubcommand(group.commandLine());
    }
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setOut(new PrintWriter(io.out(), true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(io.err(), true, StandardCharsets.UTF_8));
    command.setParameterExceptionHandler(
        (e, parameters) -> {
          io.err().print("tutela: " + Output.printable(Failure.describe(e)) + "\n");
          io.err()
              .print("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.\n");
          return ExitStatus.FAILED;
        });
    command.setExecutionExceptionHandler(
        (e, line, parsed) -> {
          io.err().print("tutela: " + Output.printable(Failure.describe(e)) + "\n");
          if (line.getCommand() instanceof Verb verb && verb.debug) {
            e.printStackTrace(io.err());
          }
          return ExitStatus.FAILED;
        });
    int status = command.execute(args);
    io.out().flush();
    io.err().flush();
    return status;
  }

  /** Without a verb there is nothing to do but say how to ask. */
  @Override
  public void run() {
    throw new IllegalArgumentException("which verb? Try 'tutela --help'.");
  }
}
