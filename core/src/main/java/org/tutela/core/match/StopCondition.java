package org.tutela.core.match;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * When to give up on a content: a deadline, a cancellation, or both. Asked between chunks of a
 * stream, before a picture is decoded, before each of its hashes and before each file of an
 * archive; what is under way is finished first. What was given up is {@link
 * MatchResult.Scan#UNSCANNED}, or {@link MatchResult.Scan#PARTIAL} if something was looked at.
 */
@FunctionalInterface
public interface StopCondition {
  /** Goes on to the end. */
  StopCondition NEVER = Optional::empty;

  /** {@return why to stop now, a code and a colon first; empty to go on} */
  Optional<String> reason();

  /**
   * {@return a deadline, from now on}
   *
   * @param span how long it may take
   */
  static StopCondition after(Duration span) {
    long start = System.nanoTime();
    Optional<String> late = Optional.of("DEADLINE: not done within " + span.toMillis() + " ms");
    return () -> System.nanoTime() - start > span.toNanos() ? late : Optional.empty();
  }

  /**
   * {@return a cancellation}
   *
   * @param cancelled asked often, from any thread that matches
   */
  static StopCondition when(BooleanSupplier cancelled) {
    Optional<String> reason = Optional.of("CANCELLED: the caller gave up");
    return () -> cancelled.getAsBoolean() ? reason : Optional.empty();
  }

  /**
   * {@return a condition that stops when either does}
   *
   * @param other asked after this one
   */
  default StopCondition or(StopCondition other) {
    return () -> {
      Optional<String> reason = reason();
      return reason.isPresent() ? reason : other.reason();
    };
  }
}
