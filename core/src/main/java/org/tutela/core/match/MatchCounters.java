package org.tutela.core.match;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a matcher does. Safe for any number of threads; a lookup costs one or two additions.
 */
public final class MatchCounters implements MatchListener {
  private final LongAdder answered = new LongAdder();
  private final LongAdder acted = new LongAdder();
  private final LongAdder reviewed = new LongAdder();
  private final LongAdder shadowed = new LongAdder();
  private final LongAdder suppressed = new LongAdder();
  private final LongAdder incomplete = new LongAdder();
  private final LongAdder flooded = new LongAdder();
  private final LongAdder swapped = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder released = new LongAdder();

  /**
   * What was counted up to a moment; while others count, not all of the same moment.
   *
   * @param answered contents looked up
   * @param acted of these, matches to act on
   * @param reviewed of these, matches to review
   * @param shadowed of these, matches only recorded
   * @param suppressed matches that a suppression switched off
   * @param incomplete contents of which not all could be looked at
   * @param flooded how often a listed hash passed the flood limit
   * @param swapped indexes that took over
   * @param refused new indexes that were refused
   * @param released replaced indexes that were closed
   */
  public record Snapshot(
      long answered,
      long acted,
      long reviewed,
      long shadowed,
      long suppressed,
      long incomplete,
      long flooded,
      long swapped,
      long refused,
      long released) {}

  /** Starts at zero. */
  public MatchCounters() {}

  @Override
  public void answered(MatchResult result) {
    answered.increment();
    if (result.scan() != MatchResult.Scan.COMPLETE) {
      incomplete.increment();
    }
    if (!result.suppressed().isEmpty()) {
      suppressed.add(result.suppressed().size());
    }
    if (!result.matches().isEmpty()) {
      switch (result.disposition().orElseThrow()) {
        case ACT -> acted.increment();
        case REVIEW -> reviewed.increment();
        case SHADOW -> shadowed.increment();
      }
    }
  }

  @Override
  public void flooded(Match match) {
    flooded.increment();
  }

  @Override
  public void swapped(String name) {
    swapped.increment();
  }

  @Override
  public void refused(Path file, Exception cause) {
    refused.increment();
  }

  @Override
  public void released(String name) {
    released.increment();
  }

  /** {@return the counts so far} */
  public Snapshot snapshot() {
    return new Snapshot(
        answered.sum(),
        acted.sum(),
        reviewed.sum(),
        shadowed.sum(),
        suppressed.sum(),
        incomplete.sum(),
        flooded.sum(),
        swapped.sum(),
        refused.sum(),
        released.sum());
  }
}
