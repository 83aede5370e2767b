package org.tutela.core.list;

/**
 * Which well-formed values of a block list are refused all the same, because they would match what
 * nobody meant. Immutable.
 *
 * @param emptyContent refuse the digests of no content at all
 * @param degenerate refuse perceptual hashes of pictures without content
 * @param minimumQuality refuse PDQ hashes whose list states a lower quality, 0 to 100
 */
public record ListGuards(boolean emptyContent, boolean degenerate, int minimumQuality) {
  /** PDQ hashes of a lower quality than this match at random (facebook/ThreatExchange, PDQ). */
  public static final int DEFAULT_MINIMUM_QUALITY = 50;

  /** Everything is refused that is known to go wrong: the default. */
  public static final ListGuards STANDARD = new ListGuards(true, true, DEFAULT_MINIMUM_QUALITY);

  /** Nothing well-formed is refused. */
  public static final ListGuards NONE = new ListGuards(false, false, 0);

  /**
   * Checks the quality.
   *
   * @param emptyContent refuse the digests of no content at all
   * @param degenerate refuse perceptual hashes of pictures without content
   * @param minimumQuality refuse PDQ hashes whose list states a lower quality, 0 to 100
   * @throws IllegalArgumentException if the quality is out of range
   */
  public ListGuards {
    if (minimumQuality < 0 || minimumQuality > 100) {
      throw new IllegalArgumentException("a PDQ quality is 0 to 100, not " + minimumQuality);
    }
  }
}
