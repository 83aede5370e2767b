package org.tutela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoVerbTest {
  @TempDir private Path folder;

  @Test
  void firstMinuteMatchesMissesAndDecides() {
    Shell.Run run = Shell.tutela("demo", "--out", folder.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("(ncmec)", "(csv)", "refused: 1 EMPTY_CONTENT_HASH")
        .contains("ACT    1-exact-copy.png", "REVIEW 2-jpeg-again.jpg", "REVIEW 3-half-size.png")
        .contains("REVIEW 4-brighter.jpg", "ACT    5-exact-copy.png", "CLEAR  6-unknown.png")
        .containsPattern("ALLOW +film.html")
        .containsPattern("BLOCK +adult.html")
        .containsPattern("BLOCK_ILLEGAL +1-exact-copy.png")
        .contains("All files are in " + folder);
    assertThat(folder.resolve("lists.tidx")).isRegularFile();
  }

  @Test
  void demoCanBeMatchedAgain() {
    Shell.tutela("demo", "--out", folder.toString());

    Shell.Run run =
        Shell.tutela(
            "match",
            "--index",
            folder.resolve("lists.tidx").toString(),
            folder.resolve("uploads").toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FOUND);
    assertThat(run.lines())
        .last()
        .isEqualTo("5 matched, 3 clear, 0 partial, 0 unscanned, 0 unreadable");
  }
}
