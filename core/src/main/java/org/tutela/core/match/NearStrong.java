package org.tutela.core.match;

/**
 * What makes a perceptual match {@link EvidenceLevel#NEAR_STRONG}; all three together. Immutable.
 *
 * @param distance at most so many bits
 * @param quality at least this quality of the picture that was looked up, 0 to 100; a ready hash
 *     has none to show and satisfies 0 only; the same of the listed picture where its list says it
 * @param sources at least so many lists that hold the hash
 */
public record NearStrong(int distance, int quality, int sources) {
  /**
   * Half the usual radius, a picture with plenty of detail, two lists. Copies that were scaled or
   * recompressed stay below 16 bits as a rule; docs/matching.md has the figures.
   */
  public static final NearStrong DEFAULT = new NearStrong(15, 80, 2);

  /**
   * Checks the numbers.
   *
   * @param distance 0 or more
   * @param quality 0 to 100
   * @param sources 1 or more
   * @throws IllegalArgumentException if one is out of range
   */
  public NearStrong {
    if (distance < 0 || quality < 0 || quality > 100 || sources < 1) {
      throw new IllegalArgumentException(
          "a strong match has a distance from 0, a quality of 0 to 100 and sources from 1");
    }
  }
}
