package org.tutela.filters.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Remembers what was used: the time of a day's budgets, and how often grants were. An
 * implementation must be safe for any number of threads. One store is for one person.
 *
 * <pre>{@code
 * UsageStore usage = UsageStore.inFile(Path.of("anna.usage"));
 * DecisionRequest request = DecisionRequest.builder(Medium.TV)
 *     .at(now)
 *     .spent("screen", usage.spent("screen", today))
 *     .build();
 * usage.spend("screen", today, Duration.ofMinutes(1));   // every minute that is watched
 * }</pre>
 */
public interface UsageStore {
  /**
   * {@return the time that was spent of a budget on a day}
   *
   * @param budget the budget's id
   * @param day the day where the person is
   * @throws IOException if it cannot be read
   */
  Duration spent(String budget, LocalDate day) throws IOException;

  /**
   * {@return the time that was spent of a budget on a day, after adding to it} Once this returns, a
   * restart does not undo it.
   *
   * @param budget the budget's id
   * @param day the day where the person is; what was spent two days before it and earlier is
   *     forgotten
   * @param time what was spent
   * @throws IOException if it cannot be written; then nothing was added
   * @throws IllegalArgumentException if the time is negative
   */
  Duration spend(String budget, LocalDate day, Duration time) throws IOException;

  /**
   * {@return how often a grant was used}
   *
   * @param grant the grant's id
   * @throws IOException if it cannot be read
   */
  int uses(String grant) throws IOException;

  /**
   * {@return how often a grant was used, this time included} Once this returns, a restart does not
   * undo it.
   *
   * @param grant the grant's id
   * @throws IOException if it cannot be written; then the use was not counted
   */
  int use(String grant) throws IOException;

  /** {@return a store that forgets everything when the process ends} */
  static UsageStore inMemory() {
    return new MemoryUsage(state -> {});
  }

  /**
   * {@return a store in a file} Every change replaces the file as a whole, so a crash leaves it as
   * it was before or after. One process at a time may have it open.
   *
   * @param file the file; it is made by the first change
   * @throws IOException if the file cannot be read or is damaged
   */
  static UsageStore inFile(Path file) throws IOException {
    return MemoryUsage.of(file);
  }
}
