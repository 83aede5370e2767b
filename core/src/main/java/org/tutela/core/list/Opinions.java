package org.tutela.core.list;

/**
 * What other members of an exchange say about one entry. Immutable.
 *
 * @param confirming how many vouch for it, 0 or more
 * @param disputing how many contradict it, 0 or more
 */
public record Opinions(int confirming, int disputing) {
  /** Nobody has said anything. */
  public static final Opinions NONE = new Opinions(0, 0);

  /**
   * Checks the counts.
   *
   * @param confirming how many vouch for it, 0 or more
   * @param disputing how many contradict it, 0 or more
   * @throws IllegalArgumentException if one is negative
   */
  public Opinions {
    if (confirming < 0 || disputing < 0) {
      throw new IllegalArgumentException("opinions are counted from 0");
    }
  }
}
