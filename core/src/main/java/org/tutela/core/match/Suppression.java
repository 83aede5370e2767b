package org.tutela.core.match;

import java.time.Instant;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * Listed hashes that somebody found to be wrong. Immutable.
 *
 * <p>It covers every stored hash within a radius of one hash, and nothing else: content that it
 * covers is still matched against all other hashes. What it covers is found, counted and listed in
 * {@link MatchResult#suppressed()}, until it expires.
 *
 * @param hash of the listed entry, or of something near it
 * @param radius of listed hashes around it that are covered, in bits; 0 for a digest
 * @param reason why, for those who read the result
 * @param author who decided it
 * @param expires when it ends
 */
public record Suppression(
    ContentHash hash, int radius, String reason, String author, Instant expires) {

  /**
   * Checks that the suppression can be accounted for.
   *
   * @param hash of the listed entry, or of something near it
   * @param radius 0 or more; 0 for a digest
   * @param reason not blank
   * @param author not blank
   * @param expires when it ends
   * @throws IllegalArgumentException if a text is blank or the radius makes no sense
   */
  public Suppression {
    if (reason.isBlank() || author.isBlank()) {
      throw new IllegalArgumentException("a suppression has a reason and an author");
    }
    if (radius < 0 || (radius > 0 && hash.type().kind() != HashType.Kind.BITS)) {
      throw new IllegalArgumentException(
          "a suppression has a radius from 0, and one of 0 with a digest, not " + radius);
    }
  }
}
