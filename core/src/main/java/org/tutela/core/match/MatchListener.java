package org.tutela.core.match;

import java.nio.file.Path;

/**
 * Is told what a matcher does, in the thread that does it: be quick, and throw nothing. {@link
 * MatchCounters} counts it.
 */
public interface MatchListener {
  /** Is told nothing. */
  MatchListener NONE = new MatchListener() {};

  /**
   * A content was looked up.
   *
   * @param result what was found
   */
  default void answered(MatchResult result) {}

  /**
   * A listed hash has begun to match more contents than the {@link FloodLimit} allows; it is
   * reviewed, not acted on, until fewer do.
   *
   * @param match the one that passed the limit
   */
  default void flooded(Match match) {}

  /**
   * Another index answers from now on.
   *
   * @param name of its list set
   */
  default void swapped(String name) {}

  /**
   * A new index was refused; the old one goes on answering.
   *
   * @param file what was refused
   * @param cause why
   */
  default void refused(Path file, Exception cause) {}

  /**
   * An index that was replaced is closed: its last reader has left.
   *
   * @param name of its list set
   */
  default void released(String name) {}
}
