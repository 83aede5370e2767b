package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageStoreTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("anna.usage");
  }

  @Test
  void addsUpTheDay() throws IOException {
    UsageStore usage = UsageStore.inMemory();

    assertThat(usage.spent("screen", TODAY)).isZero();
    assertThat(usage.spend("screen", TODAY, MINUTE)).isEqualTo(MINUTE);
    assertThat(usage.spend("screen", TODAY, MINUTE)).isEqualTo(Duration.ofMinutes(2));
    assertThat(usage.spent("games", TODAY)).isZero();
    assertThat(usage.spent("screen", TODAY.plusDays(1))).isZero();
  }

  @Test
  void forgetsTheDayBeforeYesterday() throws IOException {
    UsageStore usage = UsageStore.inMemory();
    usage.spend("screen", TODAY, MINUTE);
    usage.spend("screen", TODAY.plusDays(1), MINUTE);
    assertThat(usage.spent("screen", TODAY)).isEqualTo(MINUTE);

    usage.spend("screen", TODAY.plusDays(2), MINUTE);

    assertThat(usage.spent("screen", TODAY)).isZero();
  }

  @Test
  void countsTheUsesOfGrants() throws IOException {
    UsageStore usage = UsageStore.inMemory();

    assertThat(usage.use("film-night")).isEqualTo(1);
    assertThat(usage.use("film-night")).isEqualTo(2);
    assertThat(usage.uses("film-night")).isEqualTo(2);
    assertThat(usage.uses("other")).isZero();
  }

  @Test
  void aRestartUndoesNothing() throws IOException {
    Random random = new Random(5);
    Duration expected = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      Duration time = Duration.ofSeconds(random.nextInt(100));
      expected = expected.plus(time);
      UsageStore.inFile(file()).spend("screen", TODAY, time);
      UsageStore.inFile(file()).use("film-night");
    }

    UsageStore again = UsageStore.inFile(file());
    assertThat(again.spent("screen", TODAY)).isEqualTo(expected);
    assertThat(again.uses("film-night")).isEqualTo(50);
  }

  @Test
  void aCrashWhileWritingLeavesWhatWasThere() throws IOException {
    UsageStore.inFile(file()).spend("screen", TODAY, MINUTE);

    // The new state is written beside: a crash leaves a part of it there.
    Files.writeString(folder.resolve("anna.usage.1.new"), "tutela_usage 1\nspent\t2026");

    assertThat(UsageStore.inFile(file()).spent("screen", TODAY)).isEqualTo(MINUTE);
  }

  @Test
  void leavesNothingBehind() throws IOException {
    UsageStore usage = UsageStore.inFile(file());
    usage.spend("screen", TODAY, MINUTE);
    usage.use("film-night");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void whatCannotBeKeptDoesNotCount() throws IOException {
    MemoryUsage usage =
        new MemoryUsage(
            lines -> {
              throw new IOException("disk full");
            });

    assertThatThrownBy(() -> usage.spend("screen", TODAY, MINUTE)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> usage.use("film-night")).isInstanceOf(IOException.class);
    assertThat(usage.spent("screen", TODAY)).isZero();
    assertThat(usage.uses("film-night")).isZero();
  }

  @Test
  void everyTruncatedFileIsRefused() throws IOException {
    UsageStore usage = UsageStore.inFile(file());
    usage.spend("screen", TODAY, MINUTE);
    usage.use("film-night");
    byte[] whole = Files.readAllBytes(file());

    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> UsageStore.inFile(file()))
          .as("cut to %s bytes", length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesTimeThatRunsBackwardsAndIdsThatBreakTheFile() {
    UsageStore usage = UsageStore.inMemory();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> usage.spend("screen", TODAY, MINUTE.negated()));
    for (String id : List.of("", "a\tb", "a\nb")) {
      assertThatIllegalArgumentException().isThrownBy(() -> usage.use(id));
    }
  }
}
