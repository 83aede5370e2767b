package org.tutela.cli.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The counts of a run as one HTML page that loads nothing: a table, and plots by threshold. */
public final class AccuracyPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:#8884;--muted:#777}
      body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin-bottom:.2rem}h2{margin-top:2.2rem;font-size:1.2rem}
      p{max-width:46rem}.muted{color:var(--muted)}
      table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      th,td{padding:.15rem .7rem;text-align:right;border-bottom:1px solid var(--line)}
      th:first-child,td:first-child{text-align:left}
      th{font-weight:600;vertical-align:bottom}
      td small{color:var(--muted)}
      .plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:1.2rem}
      figure{margin:0}figcaption{font-weight:600}
      .key{font-size:.8rem;display:flex;flex-wrap:wrap;gap:.1rem .8rem}
      .key i{display:inline-block;width:1.1em;height:.25em;vertical-align:.25em;margin-right:.3em}
      svg{width:100%;height:auto}svg text{font-size:9px;fill:currentColor}
      .grid{stroke:var(--line)}.radius{stroke:currentColor;stroke-dasharray:2 2;opacity:.6}
      .warn{border-left:.3rem solid #d55e00;padding:.1rem 1rem;margin:1rem 0}
      """;

  private final AccuracyReport report;
  private final StringBuilder html = new StringBuilder();

  private AccuracyPage(AccuracyReport report) {
    this.report = report;
  }

  /**
   * Writes the page.
   *
   * @param report the counts
   * @param file written anew
   * @throws IOException if it cannot be written
   */
  public static void write(AccuracyReport report, Path file) throws IOException {
    AccuracyPage page = new AccuracyPage(report);
    page.head();
    page.table();
    page.plots();
    page.falsePositives();
    Files.writeString(file, page.html.append("</body></html>\n"));
  }

  private void head() {
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
    html.append("<title>Tutela: accuracy of PDQ matching</title><style>").append(STYLE);
    html.append("</style></head><body><h1>How well altered pictures are found again</h1>");
    html.append("<p class=\"muted\">PDQ, dialect core, minimum quality ");
    html.append(AccuracySuite.MINIMUM_QUALITY).append(". Corpus: ");
    html.append(escaped(report.corpus().name())).append(", ").append(report.pictures());
    html.append(" pictures used, ").append(report.repeated());
    html.append(" left out as another size of one of them, ").append(report.unusable());
    html.append(" as unusable. Longest side ").append(Corpus.LONGEST).append(" pixels.</p>");
    if (report.corpus().isGenerated()) {
      html.append("<div class=\"warn\"><p>These pictures were painted by a program. Photographs ");
      html.append("give other figures; above all the rate of false positives must not be quoted ");
      html.append("for photographs.</p></div>");
    }
  }

  private void table() {
    html.append("<h2>Recall within ").append(AccuracyReport.DEFAULT_RADIUS);
    html.append(" bits</h2><p>In small type the 95 % interval (Wilson). <em>Plain</em> looks a ");
    html.append("copy up as it is, <em>all variants</em> also turned, mirrored, without its ");
    html.append("border and as a negative. Copies of a lower quality than ");
    html.append(AccuracySuite.MINIMUM_QUALITY).append(" are not looked up and count as missed.");
    html.append("</p><table><thead><tr><th>alteration</th>");
    html.append("<th>plain, %</th><th>all variants, %</th><th>median distance,<br>plain</th>");
    html.append("<th>median distance,<br>all variants</th></tr></thead><tbody>");
    for (AccuracyReport.Row row : report.rows()) {
      html.append("<tr><td>").append(escaped(row.alteration().label())).append("</td>");
      cell(row.plain());
      cell(row.variants());
      distance(row.plain());
      distance(row.variants());
      html.append("</tr>");
    }
    html.append("</tbody></table>");
  }

  private void cell(AccuracyReport.Counts counts) {
    Interval recall = counts.recall(AccuracyReport.DEFAULT_RADIUS);
    html.append(
        String.format(
            Locale.ROOT,
            "<td style='background:rgba(%s,%.2f)'>%s <small>%s to %s</small></td>",
            recall.share() >= 0.5 ? "0,158,115" : "213,94,0",
            0.45 * Math.abs(recall.share() - 0.5) * 2,
            percent(recall.share()),
            percent(recall.low()),
            percent(recall.high())));
  }

  private void distance(AccuracyReport.Counts counts) {
    int median = counts.medianDistance();
    html.append("<td>").append(median > AccuracyReport.BITS ? "-" : median).append("</td>");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private void plots() {
    html.append("<h2>Recall by threshold, all variants</h2><p>The dotted upright line is the ");
    html.append("default radius. Bands are 95 % intervals.</p><div class=\"plots\">");
    Map<String, List<AccuracyReport.Row>> families = new LinkedHashMap<>();
    for (AccuracyReport.Row row : report.rows()) {
      families.computeIfAbsent(row.alteration().family(), f -> new ArrayList<>()).add(row);
    }
    families.forEach(
        (family, rows) -> {
          if (rows.get(0).alteration().strength().isEmpty()) {
            return;
          }
          List<LinePlot.Line> lines = new ArrayList<>();
          for (AccuracyReport.Row row : rows) {
            lines.add(recall(row.alteration().strength(), row.variants()));
          }
          figure(family, lines, LinePlot.shares("recall: " + family, AccuracyTable.LARGEST, lines));
        });
    html.append("</div>");
  }

  private static LinePlot.Line recall(String label, AccuracyReport.Counts counts) {
    List<double[]> values = new ArrayList<>();
    for (int threshold = 0; threshold <= AccuracyTable.LARGEST; threshold++) {
      Interval recall = counts.recall(threshold);
      values.add(new double[] {recall.share(), recall.low(), recall.high()});
    }
    return new LinePlot.Line(label, false, values);
  }

  private void figure(String caption, List<LinePlot.Line> lines, String svg) {
    html.append("<figure><figcaption>").append(escaped(caption)).append("</figcaption>");
    html.append(svg).append("<div class=\"key\">");
    for (int i = 0; i < lines.size(); i++) {
      html.append("<span><i style=\"background:").append(LinePlot.colour(i)).append("\"></i>");
      html.append(escaped(lines.get(i).label())).append("</span>");
    }
    html.append("</div></figure>");
  }

  private void falsePositives() {
    html.append("<h2>False positives by threshold</h2><p>The share of comparisons of a copy with ");
    html.append("the hash of another picture that come within the threshold, over all ");
    html.append("alterations");
    html.append(report.corpus().isGenerated() ? ", <strong>of generated pictures</strong>" : "");
    html.append(". Comparisons share pictures and are not independent: the true intervals are ");
    html.append("wider. With none found, only the upper end of the interval says something.</p>");
    List<LinePlot.Line> lines =
        List.of(
            wrong("plain", report.together(false)), wrong("all variants", report.together(true)));
    html.append("<div class=\"plots\">");
    double least = 1.0 / Math.max(10, report.together(true).falsePositives(0).count());
    figure(
        report.corpus().isGenerated() ? "generated pictures only" : report.corpus().name(),
        lines,
        LinePlot.rates("false positives", WIDE, least, lines));
    html.append("</div><table><thead><tr><th>threshold</th><th>plain</th><th>all variants</th>");
    html.append("<th>all variants, upper end</th></tr></thead><tbody>");
    for (int threshold : new int[] {16, 24, 31, 40, 48, 64, 80}) {
      Interval plain = report.together(false).falsePositives(threshold);
      Interval all = report.together(true).falsePositives(threshold);
      html.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%d</td><td>%d of %d</td><td>%d of %d</td><td>%.2g</td></tr>",
              threshold,
              plain.hits(),
              plain.count(),
              all.hits(),
              all.count(),
              all.high()));
    }
    html.append("</tbody></table>");
  }

  /** False positives of unlike pictures begin beyond any threshold in use. */
  private static final int WIDE = 112;

  private static LinePlot.Line wrong(String label, AccuracyReport.Counts counts) {
    List<double[]> values = new ArrayList<>();
    for (int threshold = 0; threshold <= WIDE; threshold++) {
      Interval wrong = counts.falsePositives(threshold);
      values.add(new double[] {wrong.share(), wrong.low(), wrong.high()});
    }
    return new LinePlot.Line(label, false, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
