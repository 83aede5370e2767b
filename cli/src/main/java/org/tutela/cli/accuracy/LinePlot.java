package org.tutela.cli.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A small plot over the threshold, as SVG that needs nothing outside itself. */
final class LinePlot {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 190;
  private static final int LEFT = 44;
  private static final int BOTTOM = 30;
  private static final int TOP = 10;
  private static final int RIGHT = 10;

  /** Told apart by people who see colours differently, too (Okabe and Ito, 2008). */
  private static final String[] COLOURS = {
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8c6d1f",
    "#7a7a7a"
  };

  /**
   * One line.
   *
   * @param label of the legend
   * @param dashed whether it is drawn with gaps
   * @param values the middle, lower and upper value at each threshold from 0 on
   */
  record Line(String label, boolean dashed, List<double[]> values) {}

  private final StringBuilder svg = new StringBuilder();
  private final int largest;
  private final DoubleUnaryOperator scale;

  private LinePlot(int largest, DoubleUnaryOperator scale) {
    this.largest = largest;
    this.scale = scale;
  }

  /** {@return a plot of shares from 0 to 1} */
  static String shares(String title, int largest, List<Line> lines) {
    LinePlot plot = new LinePlot(largest, share -> share);
    plot.begin(title);
    for (int percent = 0; percent <= 100; percent += 25) {
      plot.across(percent / 100.0, percent + "%");
    }
    return plot.draw(lines);
  }

  /** {@return a plot of rare shares, by powers of ten} */
  static String rates(String title, int largest, double least, List<Line> lines) {
    double bottom = Math.floor(Math.log10(least));
    LinePlot plot =
        new LinePlot(
            largest, share -> Math.max(0, 1 - Math.log10(Math.max(share, least)) / bottom));
    plot.begin(title);
    for (int power = 0; power >= bottom; power--) {
      plot.across(Math.pow(10, power), "1e" + power);
    }
    return plot.draw(lines);
  }

  /** {@return the colour of a line by its number} */
  static String colour(int i) {
    return COLOURS[i % COLOURS.length];
  }

  private void begin(String title) {
    svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
    svg.append("\" role=\"img\" aria-label=\"").append(title).append("\">");
    for (int threshold = 0; threshold <= largest; threshold += 16) {
      text(x(threshold), HEIGHT - BOTTOM + 14, "middle", String.valueOf(threshold));
    }
    text((WIDTH + LEFT) / 2.0, HEIGHT - 2, "middle", "threshold in bits");
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d' class='radius'/>",
            x(AccuracyReport.DEFAULT_RADIUS),
            TOP,
            HEIGHT - BOTTOM));
  }

  private void across(double share, String label) {
    double y = y(share);
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1='%d' x2='%d' y1='%3$.1f' y2='%3$.1f' class='grid'/>",
            LEFT,
            WIDTH - RIGHT,
            y));
    text(LEFT - 5, y + 3, "end", label);
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(Locale.ROOT, "<text x='%.1f' y='%.1f' text-anchor='%s'>", x, y, anchor));
    svg.append(text).append("</text>");
  }

  private String draw(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      StringBuilder band = new StringBuilder();
      StringBuilder path = new StringBuilder();
      List<double[]> values = line.values();
      for (int t = 0; t < values.size(); t++) {
        point(path, t == 0 ? 'M' : 'L', t, values.get(t)[0]);
        point(band, t == 0 ? 'M' : 'L', t, values.get(t)[2]);
      }
      for (int t = values.size() - 1; t >= 0; t--) {
        point(band, 'L', t, values.get(t)[1]);
      }
      String colour = colour(i);
      svg.append("<path d='").append(band).append("Z' fill='").append(colour);
      svg.append("' opacity='0.13'/><path d='").append(path).append("' fill='none' stroke='");
      svg.append(colour).append("' stroke-width='1.6'");
      svg.append(line.dashed() ? " stroke-dasharray='4 3'/>" : "/>");
    }
    return svg.append("</svg>").toString();
  }

  private void point(StringBuilder path, char command, int threshold, double share) {
    path.append(String.format(Locale.ROOT, "%c%.1f %.1f", command, x(threshold), y(share)));
  }

  private double x(int threshold) {
    return LEFT + (double) threshold / largest * (WIDTH - LEFT - RIGHT);
  }

  private double y(double share) {
    return HEIGHT - BOTTOM - scale.applyAsDouble(share) * (HEIGHT - BOTTOM - TOP);
  }
}
