package org.tutela.core.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutela.core.list.format.ListReaders;

class ClassificationsTest {
  private static final Classifications STANDARD = Classifications.standard();

  @ParameterizedTest
  @CsvSource({
    "ncmec, A1, SEXUAL_ACTIVITY",
    "ncmec, b2, INDECENT",
    "iwf, A, SEVERE",
    "vics-us, 1, SEXUAL_ACTIVITY",
    "vics-uk, 1, SEVERE",
    "vics, 0, NONE",
    "icse, baseline, SEXUAL_ACTIVITY",
    "iwf, Z, UNKNOWN",
    "'', A, UNKNOWN"
  })
  void oneCodeMeansDifferentThingsInDifferentSchemes(String scheme, String code, Severity grave) {
    assertThat(STANDARD.severity(scheme, code)).isEqualTo(grave);
  }

  @Test
  void everyRowHasASourceAndAConfidence() {
    for (String scheme : STANDARD.schemes()) {
      assertThat(
              STANDARD
                  .find(scheme, "1")
                  .or(() -> STANDARD.find(scheme, "A"))
                  .or(() -> STANDARD.find(scheme, "A1"))
                  .or(() -> STANDARD.find(scheme, "baseline")))
          .hasValueSatisfying(row -> assertThat(row.source() + row.confidence()).isNotBlank());
    }
  }

  @Test
  void aFileOverridesAndAddsRows(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.tsv"),
            "# own\niwf\tC\tdisputable\tour reading\tus\thigh\nhouse\tX\tsevere\tx\tus\thigh\n");
    Classifications own = STANDARD.with(file);

    assertThat(own.severity("iwf", "C")).isEqualTo(Severity.DISPUTABLE);
    assertThat(own.severity("iwf", "B")).isEqualTo(Severity.SEXUAL_ACTIVITY);
    assertThat(own.severity("house", "x")).isEqualTo(Severity.SEVERE);
  }

  @Test
  void aMalformedRowIsNamedByItsLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("own.tsv"), "\niwf\tC\tvery\tx\tx\tx\n");

    assertThatThrownBy(() -> STANDARD.with(file))
        .hasMessageContaining("line 2: unknown severity: expected one of [unknown, none");
  }

  @Test
  void caidFilesHaveTheCodesOfTheIwf() {
    ListReader vics = ListReaders.of("vics");
    ReadOptions stated = ReadOptions.defaults();

    assertThat(Classifications.schemeOf(vics, stated)).isEqualTo("vics");
    assertThat(Classifications.schemeOf(vics, stated.withProfile(VicsProfile.CAID)))
        .isEqualTo("iwf");
  }
}
