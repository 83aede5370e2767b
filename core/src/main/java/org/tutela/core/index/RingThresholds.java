package org.tutela.core.index;

/**
 * How many differing bits each band may have for a value to be a candidate. Immutable.
 *
 * <p>Let the thresholds {@code T} of all bands sum up to the radius plus one, and let {@code e} be
 * the differing bits of each band. If the distance is within the radius, then the sum of all {@code
 * e - T} is negative, and so, by the cycle lemma, there is a band {@code i} from which every prefix
 * sum around the ring is negative: {@code e[i] < T[i]}, {@code e[i] + e[i+1] < T[i] + T[i+1]}, and
 * so on (Qin and Xiao: Pigeonring, VLDB 2018). A search that probes each band within {@code T - 1}
 * bits and tests any number of those prefixes therefore misses nothing.
 */
final class RingThresholds {
  private final int[] thresholds;
  private final int[] two;

  private RingThresholds(int[] thresholds) {
    int bands = thresholds.length;
    this.thresholds = thresholds;
    this.two = new int[bands];
    for (int b = 0; b < bands; b++) {
      two[b] = thresholds[b] + thresholds[(b + 1) % bands] - 1;
    }
  }

  /** {@return thresholds that differ by one at most, the larger ones first} */
  static RingThresholds of(int bands, int radius) {
    int[] thresholds = new int[bands];
    for (int b = 0; b < bands; b++) {
      thresholds[b] = (radius + 1) / bands + (b < (radius + 1) % bands ? 1 : 0);
    }
    return new RingThresholds(thresholds);
  }

  /**
   * {@return the most bits in which a probed key may differ, negative if the band is not probed}
   */
  int probeRadius(int band) {
    return thresholds[band] - 1;
  }

  /** {@return the most bits in which this band and the next may differ together} */
  int two(int band) {
    return two[band];
  }

  /**
   * {@return how many addresses a search looks up, more than any list has if a ball is too large}
   */
  int probes(ProbeMasks masks) {
    int probes = 0;
    for (int threshold : thresholds) {
      if (threshold - 1 > ProbeMasks.MAX_RADIUS) {
        return Integer.MAX_VALUE;
      }
      probes += masks.count(threshold - 1);
    }
    return probes;
  }
}
