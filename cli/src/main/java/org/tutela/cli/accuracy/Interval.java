package org.tutela.cli.accuracy;

/**
 * A share that was counted, with the interval that holds the true share in 95 of 100 such counts:
 * the score interval (Wilson, "Probable inference", 1927), which also fits shares near 0 and 1.
 *
 * @param hits how many
 * @param count of how many
 */
public record Interval(long hits, long count) {
  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959964;

  /** {@return the share, 0 if nothing was counted} */
  public double share() {
    return count == 0 ? 0 : (double) hits / count;
  }

  /** {@return the lower end} */
  public double low() {
    return count == 0 ? 0 : Math.max(0, centre() - reach());
  }

  /** {@return the upper end} */
  public double high() {
    return count == 0 ? 1 : Math.min(1, centre() + reach());
  }

  private double centre() {
    return (share() + Z * Z / (2 * count)) / (1 + Z * Z / count);
  }

  private double reach() {
    double share = share();
    return Z
        * Math.sqrt(share * (1 - share) / count + Z * Z / (4.0 * count * count))
        / (1 + Z * Z / count);
  }
}
