package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.core.container.ContainerScanner;
import org.tutela.core.image.QueryVariants;
import org.tutela.core.index.HashIndex;
import org.tutela.core.match.Disposition;
import org.tutela.core.match.Match;
import org.tutela.core.match.MatchInput;
import org.tutela.core.match.MatchResult;
import org.tutela.core.match.Matcher;
import org.tutela.core.match.StopCondition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tutela match}: scans files and folders. */
@Command(name = "match", description = "Scan files and folders against an index.")
final class MatchVerb extends Verb {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Mixin private IndexOptions compiled = new IndexOptions();

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--variants",
      paramLabel = "SET",
      description = "Forms of a picture to look up: off, orientations, framed, all (default: off).")
  private Optional<QueryVariants> variants = Optional.empty();

  @Option(
      names = "--messages",
      description = "The files are messages between people; the rules must name a legal basis.")
  private boolean messages;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files and folders; - is standard input.")
  private List<Path> paths;

  /** What became of one file: a result, or why there is none. */
  private record Outcome(Optional<MatchResult> result, Optional<IOException> failure) {}

  private final Tally tally = new Tally();

  MatchVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    FileWalk walk = FileWalk.of(paths);
    Output output = output();
    try (HashIndex index = compiled.load();
        Progress progress = Progress.of("match", walk.files().size(), io)) {
      Matcher matcher = rules.matcher(index, variants, this);
      ContainerScanner scanner = ContainerScanner.of(messages ? matcher.forMessages() : matcher);
      InOrder.forEach(
          walk.files(),
          file -> look(scanner, file),
          (file, outcome) -> {
            print(output, file, outcome);
            progress.step();
          });
    }
    for (var unreadable : walk.unreadable().entrySet()) {
      print(
          output,
          unreadable.getKey(),
          new Outcome(Optional.empty(), Optional.of(unreadable.getValue())));
    }
    output.text(tally.summary());
    return tally.status();
  }

  private Outcome look(ContainerScanner scanner, Path file) {
    MatchInput input =
        file.equals(STANDARD_INPUT) ? MatchInput.of("-", io::in) : MatchInput.of(file);
    try {
      MatchResult result = scanner.match(input, StopCondition.NEVER);
      return new Outcome(Optional.of(result), Optional.empty());
    } catch (IOException e) {
      return new Outcome(Optional.empty(), Optional.of(e));
    }
  }

  private void print(Output output, Path file, Outcome outcome) throws IOException {
    if (outcome.result().isPresent()) {
      MatchResult result = outcome.result().get();
      tally.add(result);
      printText(output, file, result);
      output.object(
          json -> {
            json.writeStringField("path", file.toString());
            MatchJson.write(json, result);
          });
    } else {
      IOException cause = outcome.failure().orElseThrow();
      tally.failed++;
      complain(Failure.describe(cause));
      output.object(json -> MatchJson.writeFailure(json, file, cause));
    }
  }

  private static void printText(Output output, Path file, MatchResult result) {
    String path = Output.printable(file);
    if (!result.matches().isEmpty()) {
      Disposition strongest = result.disposition().orElseThrow();
      output.text(strongest.id().toUpperCase(Locale.ROOT) + " " + path);
      for (Match match : result.matches()) {
        output.text("  " + Output.printable(match.explain()));
      }
    } else if (result.scan() == MatchResult.Scan.COMPLETE) {
      output.text("clear " + path);
    }
    if (result.scan() != MatchResult.Scan.COMPLETE) {
      output.text(result.scan() + " " + path + ": " + Output.printable(result.reason()));
    }
    for (MatchResult.Suppressed off : result.suppressed()) {
      output.text("  suppressed by " + Output.printable(off.author() + ", " + off.reason()));
      output.text("    " + Output.printable(off.match().explain()));
    }
    for (String note : result.notes()) {
      output.text("  note: " + Output.printable(note));
    }
  }

  /** Counts for the last line and the exit status. */
  private static final class Tally {
    private int matched;
    private int clear;
    private int partial;
    private int unscanned;
    private int failed;

    void add(MatchResult result) {
      if (result.isMatch()) {
        matched++;
      } else if (result.scan() == MatchResult.Scan.UNSCANNED) {
        unscanned++;
      } else if (result.scan() == MatchResult.Scan.PARTIAL) {
        partial++;
      } else {
        clear++;
      }
    }

    String summary() {
      return String.format(
          "%d matched, %d clear, %d partial, %d unscanned, %d unreadable",
          matched, clear, partial, unscanned, failed);
    }

    int status() {
      if (matched > 0) {
        return ExitStatus.FOUND;
      }
      return partial + unscanned + failed > 0 ? ExitStatus.FAILED : ExitStatus.OK;
    }
  }
}
