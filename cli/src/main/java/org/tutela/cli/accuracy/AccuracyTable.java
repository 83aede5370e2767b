package org.tutela.cli.accuracy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The counts of a run as tab-separated values: one line for each alteration and threshold. */
public final class AccuracyTable {
  private static final int STEP = 4;

  /** Twice the radius that indexes are built for: beyond, unlike pictures begin to match. */
  static final int LARGEST = 64;

  private AccuracyTable() {}

  /**
   * Writes the table.
   *
   * @param report the counts
   * @param file written anew
   * @throws IOException if it cannot be written
   */
  public static void write(AccuracyReport report, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "alteration\tstrength\tvariants\tthreshold\tcopies\tfound\trecall\tlow\thigh"
              + "\tcomparisons\tfalse\tfalse_positive_rate\tfp_low\tfp_high\n");
      for (AccuracyReport.Row row : report.rows()) {
        for (int threshold = 0; threshold <= LARGEST; threshold++) {
          if (threshold % STEP == 0 || threshold == AccuracyReport.DEFAULT_RADIUS) {
            line(out, row.alteration(), "off", threshold, row.plain());
            line(out, row.alteration(), "all", threshold, row.variants());
          }
        }
      }
    }
  }

  private static void line(
      BufferedWriter out,
      Alteration alteration,
      String variants,
      int threshold,
      AccuracyReport.Counts counts)
      throws IOException {
    Interval recall = counts.recall(threshold);
    Interval wrong = counts.falsePositives(threshold);
    out.write(
        String.format(
            Locale.ROOT,
            "%s\t%s\t%s\t%d\t%d\t%d\t%.5f\t%.5f\t%.5f\t%d\t%d\t%.3g\t%.3g\t%.3g%n",
            alteration.family(),
            alteration.strength(),
            variants,
            threshold,
            recall.count(),
            recall.hits(),
            recall.share(),
            recall.low(),
            recall.high(),
            wrong.count(),
            wrong.hits(),
            wrong.share(),
            wrong.low(),
            wrong.high()));
  }
}
