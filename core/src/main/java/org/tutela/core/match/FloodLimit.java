package org.tutela.core.match;

import java.time.Duration;

/**
 * When a listed perceptual hash counts as matching too much to be acted on. Immutable.
 *
 * <p>A hash that more than so many distinct contents match within a span of time is then reviewed
 * rather than acted on, until fewer do. Digests are exempt: all that one matches is the same bytes.
 *
 * @param contents how many distinct contents are still normal
 * @param within the span of time, ending now
 * @param tracked how many listed hashes are watched at a time; the least recently matched one makes
 *     room. Costs 16 bytes for each of {@code contents} and each tracked hash.
 */
public record FloodLimit(int contents, Duration within, int tracked) {
  /** 50 distinct contents an hour, over 1,024 listed hashes: 0.8 MB at most. */
  public static final FloodLimit DEFAULT = new FloodLimit(50, Duration.ofHours(1), 1024);

  private static final int MOST = 10_000;

  /**
   * Checks the bounds.
   *
   * @param contents 1 to 10,000
   * @param within longer than nothing
   * @param tracked 1 to 1,000,000
   * @throws IllegalArgumentException if one is out of range
   */
  public FloodLimit {
    if (contents < 1 || contents > MOST || tracked < 1 || tracked > 100 * MOST) {
      throw new IllegalArgumentException(
          "a flood limit counts 1 to " + MOST + " contents of 1 to " + 100 * MOST + " hashes");
    }
    if (within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException("a flood limit has a span of time");
    }
  }
}
