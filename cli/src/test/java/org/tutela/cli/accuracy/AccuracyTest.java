package org.tutela.cli.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
  @ParameterizedTest
  @CsvSource({"0, 10, 0.0, 0.2775", "10, 10, 0.7225, 1.0", "5, 10, 0.2366, 0.7634"})
  void intervalsAreWilsons(long hits, long count, double low, double high) {
    Interval interval = new Interval(hits, count);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void nothingCountedSaysNothing() {
    Interval interval = new Interval(0, 0);

    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isOne();
  }

  @Test
  void alterationsChangeWhatTheyNameAndNotTheOriginal() {
    BufferedImage picture = ScenePainter.paint(1);
    BufferedImage before = Geometry.scaled(picture, picture.getWidth(), picture.getHeight());

    for (Alteration alteration : Alteration.all()) {
      BufferedImage copy = alteration.apply(picture);
      boolean same = alteration.family().equals("original");
      assertThat(isEqual(copy, picture)).as(alteration.label()).isEqualTo(same);
    }
    assertThat(isEqual(picture, before)).isTrue();
  }

  @Test
  void aTurnedCopyIsFoundOnlyByVariants() throws IOException {
    AccuracyReport report = report(3);
    AccuracyReport.Row turned = row(report, "rotate 90deg");

    assertThat(turned.plain().recall(31).hits()).isZero();
    assertThat(turned.variants().recall(0).hits()).isEqualTo(3);
    assertThat(turned.variants().falsePositives(31).count()).isEqualTo(6);
  }

  @Test
  void onePictureInTwoSizesCountsOnce() throws IOException {
    BufferedImage picture = ScenePainter.paint(4);
    Corpus corpus =
        new Corpus(
            "two sizes",
            false,
            List.of(
                new Corpus.Source("large", () -> picture),
                new Corpus.Source("small", () -> Geometry.resized(picture, 60, 60))));

    AccuracyReport report = report(corpus, List.of(Alteration.all().get(0)));

    assertThat(report.pictures()).isOne();
    assertThat(report.repeated()).isOne();
  }

  @Test
  void thePageLoadsNothingAndSaysThatPicturesAreGenerated(@TempDir Path folder) throws IOException {
    AccuracyReport report = report(2);

    AccuracyPage.write(report, folder.resolve("page.html"));
    AccuracyTable.write(report, folder.resolve("table.tsv"));

    assertThat(folder.resolve("page.html"))
        .content()
        .contains("painted by a program", "<svg", "rotate 90deg")
        .doesNotContain("http://", "https://", "<script", "NaN");
    assertThat(Files.readAllLines(folder.resolve("table.tsv")))
        .hasSize(1 + report.rows().size() * 2 * 18)
        .allMatch(line -> line.split("\t", -1).length == 14);
  }

  private static AccuracyReport report(int pictures) throws IOException {
    List<Alteration> some =
        Alteration.all().stream()
            .filter(a -> a.family().equals("rotate") || a.family().equals("original"))
            .toList();
    return report(Corpus.generated(pictures), some);
  }

  private static AccuracyReport report(Corpus corpus, List<Alteration> alterations)
      throws IOException {
    AccuracySuite suite = AccuracySuite.of(alterations);
    List<AccuracySuite.Measured> measured = new ArrayList<>();
    for (Corpus.Source source : corpus.sources()) {
      suite.measure(source).ifPresent(measured::add);
    }
    return AccuracyReport.of(corpus, alterations, measured, 0);
  }

  private static AccuracyReport.Row row(AccuracyReport report, String label) {
    return report.rows().stream()
        .filter(row -> row.alteration().label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isEqual(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return false;
    }
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if ((a.getRGB(x, y) & 0xffffff) != (b.getRGB(x, y) & 0xffffff)) {
          return false;
        }
      }
    }
    return true;
  }
}
