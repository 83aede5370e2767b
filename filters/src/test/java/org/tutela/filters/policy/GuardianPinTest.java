package org.tutela.filters.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardianPinTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void create() throws IOException {
    file = folder.resolve("guardian.pin");
    GuardianPin.create(file, "2468".toCharArray());
  }

  private PinCheck verify(String pin, Instant now) throws IOException {
    // Opened again every time, as after a restart.
    return GuardianPin.open(file).verify(pin.toCharArray(), now);
  }

  private void fail(int times, Instant now) throws IOException {
    for (int i = 0; i < times; i++) {
      assertThat(verify("1111", now)).isEqualTo(PinCheck.WRONG);
    }
  }

  @Test
  void acceptsThePinAndNothingElse() throws IOException {
    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.ACCEPTED);
    assertThat(verify("2469", NOON)).isEqualTo(PinCheck.WRONG);
    assertThat(verify("", NOON)).isEqualTo(PinCheck.WRONG);
    assertThat(verify("24688", NOON)).isEqualTo(PinCheck.WRONG);
  }

  @Test
  void locksAfterFiveWrongOnesEvenForTheRightOne() throws IOException {
    fail(5, NOON);

    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.LOCKED);
    assertThat(GuardianPin.open(file).lockedUntil(NOON)).contains(NOON.plusSeconds(30));
    assertThat(verify("2468", NOON.plusSeconds(29))).isEqualTo(PinCheck.LOCKED);
    assertThat(verify("2468", NOON.plusSeconds(30))).isEqualTo(PinCheck.ACCEPTED);
  }

  @Test
  void everyFurtherOneWaitsTwiceAsLongUpToADay() throws IOException {
    fail(5, NOON);
    Instant now = NOON;
    Duration wait = Duration.ofSeconds(30);
    for (int i = 0; i < 14; i++) {
      now = now.plus(wait);
      assertThat(verify("1111", now.minusMillis(1))).isEqualTo(PinCheck.LOCKED);
      assertThat(verify("1111", now)).isEqualTo(PinCheck.WRONG);
      wait = wait.multipliedBy(2);
      wait = wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : wait;
    }

    assertThat(GuardianPin.open(file).lockedUntil(now)).contains(now.plus(Duration.ofDays(1)));
  }

  @Test
  void theRightOneClearsTheCount() throws IOException {
    fail(4, NOON);
    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.ACCEPTED);
    fail(4, NOON);

    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.ACCEPTED);
  }

  @Test
  void settingTheClockBackDoesNotShortenTheWait() throws IOException {
    fail(5, NOON);

    assertThat(verify("2468", NOON.minus(Duration.ofDays(400)))).isEqualTo(PinCheck.LOCKED);
    assertThat(verify("2468", NOON.plusSeconds(29))).isEqualTo(PinCheck.LOCKED);
  }

  @Test
  void anAttemptCountsBeforeItIsLookedAt() throws IOException {
    fail(4, NOON);
    PinRecord record = PinRecord.read(file);

    // What the file holds while the hash is computed, should the power fail then.
    record.with(5, NOON.plusSeconds(30), NOON).write(file);

    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.LOCKED);
  }

  @Test
  void guessesFromManyThreadsAtOnceAllCount() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<PinCheck>> guesses =
          Collections.nCopies(8, () -> GuardianPin.open(file).verify("1111".toCharArray(), NOON));
      List<PinCheck> checks = new ArrayList<>();
      for (Future<PinCheck> guess : threads.invokeAll(guesses)) {
        checks.add(guess.get());
      }

      assertThat(checks).filteredOn(check -> check == PinCheck.WRONG).hasSize(5);
      assertThat(checks).filteredOn(check -> check == PinCheck.LOCKED).hasSize(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void onlyTheGuardianChangesIt() throws IOException {
    GuardianPin pin = GuardianPin.open(file);

    assertThat(pin.change("1111".toCharArray(), "9999".toCharArray(), NOON))
        .isEqualTo(PinCheck.WRONG);
    assertThat(pin.change("2468".toCharArray(), "9999".toCharArray(), NOON))
        .isEqualTo(PinCheck.ACCEPTED);
    assertThat(verify("9999", NOON)).isEqualTo(PinCheck.ACCEPTED);
    assertThat(verify("2468", NOON)).isEqualTo(PinCheck.WRONG);
  }

  @Test
  void theFileSaysNothingOfThePinAndIsItsOwnersOnly() throws IOException {
    assertThat(Files.readString(file)).contains("argon2id").doesNotContain("2468");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void twoFilesOfOnePinDiffer() throws IOException {
    Path other = folder.resolve("other.pin");
    GuardianPin.create(other, "2468".toCharArray());

    assertThat(Files.readAllLines(other).get(2)).isNotEqualTo(Files.readAllLines(file).get(2));
  }

  @ParameterizedTest
  @CsvSource({"argon2id, argon2i", "' m=19456', ' m=8'", "crc32c, crc"})
  void aDamagedFileAcceptsNothing(String from, String to) throws IOException {
    Files.writeString(file, Files.readString(file).replaceFirst(from, to) + "x");

    assertThatThrownBy(() -> verify("2468", NOON)).isInstanceOf(IOException.class);
  }

  @Test
  void aFileThatIsGoneAcceptsNothing() throws IOException {
    GuardianPin pin = GuardianPin.open(file);
    Files.delete(file);

    assertThatThrownBy(() -> pin.verify("2468".toCharArray(), NOON))
        .isInstanceOf(IOException.class);
  }

  @Test
  void doesNotReplaceAFileThatIsThere() {
    assertThatThrownBy(() -> GuardianPin.create(file, "1357".toCharArray()))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123"})
  void refusesAPinThatIsTooShort(String pin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GuardianPin.create(folder.resolve("new.pin"), pin.toCharArray()));
  }
}
