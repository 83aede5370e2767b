package org.tutela.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutela.cli.accuracy.AccuracyPage;
import org.tutela.cli.accuracy.AccuracyReport;
import org.tutela.cli.accuracy.AccuracySuite;
import org.tutela.cli.accuracy.AccuracyTable;
import org.tutela.cli.accuracy.Alteration;
import org.tutela.cli.accuracy.Corpus;
import org.tutela.cli.accuracy.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tutela bench --accuracy}: recall and false positives on altered pictures. */
@Command(name = "bench", description = "Measure how well altered pictures are found again.")
final class BenchVerb extends Verb {
  private static final int RADIUS = 31;
  private static final int PICTURES = 100;
  private static final int QUICK = 12;

  @Option(
      names = "--accuracy",
      required = true,
      description = "Alter pictures, look the copies up, count (speed is measured by benchmarks/).")
  @SuppressWarnings("UnusedVariable") // There is no other suite to choose yet.
  private boolean accuracy;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "A folder of pictures (default: generated ones).")
  private Optional<Path> corpus = Optional.empty();

  @Option(names = "--quick", description = "A tenth of the pictures.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write accuracy.html and accuracy.tsv (default: only print).")
  private Optional<Path> out = Optional.empty();

  private record Outcome(Optional<AccuracySuite.Measured> measured, Optional<String> failure) {}

  BenchVerb(Io io) {
    super(io);
  }

  @Override
  public Integer call() throws IOException {
    Corpus pictures = corpus();
    AccuracySuite suite = AccuracySuite.of(Alteration.all());
    List<AccuracySuite.Measured> measured = new ArrayList<>();
    int[] unusable = {0};
    try (Progress progress = Progress.of("accuracy", pictures.sources().size(), io)) {
      InOrder.forEach(
          pictures.sources(),
          source -> measure(suite, source),
          (source, outcome) -> {
            outcome.measured().ifPresent(measured::add);
            unusable[0] += outcome.measured().isPresent() ? 0 : 1;
            outcome.failure().ifPresent(this::complain);
            progress.step();
          });
    }
    AccuracyReport report = AccuracyReport.of(pictures, suite.alterations(), measured, unusable[0]);
    print(report);
    if (out.isPresent()) {
      Files.createDirectories(out.get());
      AccuracyTable.write(report, out.get().resolve("accuracy.tsv"));
      AccuracyPage.write(report, out.get().resolve("accuracy.html"));
    }
    return measured.isEmpty() ? ExitStatus.FAILED : ExitStatus.OK;
  }

  private Corpus corpus() throws IOException {
    if (corpus.isEmpty()) {
      return Corpus.generated(quick ? QUICK : PICTURES);
    }
    List<Path> files = FileWalk.of(List.of(corpus.get())).files();
    int step = quick ? Math.max(1, files.size() / QUICK) : 1;
    List<Path> chosen = new ArrayList<>();
    for (int i = 0; i < files.size(); i += step) {
      chosen.add(files.get(i));
    }
    return Corpus.of(corpus.get(), chosen);
  }

  private static Outcome measure(AccuracySuite suite, Corpus.Source source) {
    try {
      return new Outcome(suite.measure(source), Optional.empty());
    } catch (IOException e) {
      return new Outcome(Optional.empty(), Optional.of(Failure.describe(e)));
    }
  }

  private void print(AccuracyReport report) throws IOException {
    Output output = output();
    output.text(
        String.format(
            "%s: %d pictures, %d repeated, %d unusable; recall within %d bits",
            report.corpus().name(),
            report.pictures(),
            report.repeated(),
            report.unusable(),
            RADIUS));
    output.text(String.format("%-28s %-24s %s", "alteration", "plain", "all variants"));
    for (AccuracyReport.Row row : report.rows()) {
      Interval plain = row.plain().recall(RADIUS);
      Interval all = row.variants().recall(RADIUS);
      output.text(
          String.format(
              "%-28s %-24s %s", row.alteration().label(), describe(plain), describe(all)));
      output.object(
          json -> {
            json.writeStringField("alteration", row.alteration().family());
            json.writeStringField("strength", row.alteration().strength());
            json.writeBooleanField("generated", report.corpus().isGenerated());
            json.writeNumberField("copies", plain.count());
            json.writeNumberField("threshold", RADIUS);
            json.writeNumberField("recall", plain.share());
            json.writeNumberField("recallVariants", all.share());
            json.writeNumberField("falsePositives", row.plain().falsePositives(RADIUS).hits());
            json.writeNumberField(
                "falsePositivesVariants", row.variants().falsePositives(RADIUS).hits());
            json.writeNumberField("comparisons", row.plain().falsePositives(RADIUS).count());
          });
    }
  }

  private static String describe(Interval share) {
    return String.format(
        Locale.ROOT,
        "%5.1f %% (%.1f to %.1f)",
        100 * share.share(),
        100 * share.low(),
        100 * share.high());
  }
}
