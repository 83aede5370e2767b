package org.tutela.core.index;

/**
 * All addresses within some bits of another, as masks to be xored, nearest first. Immutable.
 *
 * <p>Equally near ones come with the lowest bits first, so that buckets that are near each other in
 * memory are near each other in time.
 */
final class ProbeMasks {
  /** A larger ball has 2,517 addresses and more for each band: no search with it beats a scan. */
  static final int MAX_RADIUS = 3;

  private final int[] masks;
  private final int[] counts = new int[MAX_RADIUS + 1];

  /** The masks for addresses of so many bits. */
  ProbeMasks(int bits) {
    for (int radius = 0; radius <= MAX_RADIUS; radius++) {
      counts[radius] = count(bits, radius);
    }
    this.masks = new int[counts[MAX_RADIUS]];
    int n = 0;
    for (int weight = 0; weight <= MAX_RADIUS; weight++) {
      // The next larger number with as many ones: Gosper (HAKMEM 1972, item 175).
      for (long mask = (1L << weight) - 1; mask < 1L << bits; ) {
        masks[n++] = (int) mask;
        long lowest = Math.max(1, mask & -mask);
        long next = mask + lowest;
        mask = weight == 0 ? Long.MAX_VALUE : (((next ^ mask) >>> 2) / lowest) | next;
      }
    }
  }

  /** {@return how many addresses of so many bits are within a radius of one} */
  static int count(int bits, int radius) {
    int count = 0;
    int ofWeight = 1;
    for (int weight = 0; weight <= radius; weight++) {
      count += ofWeight;
      ofWeight = ofWeight * (bits - weight) / (weight + 1);
    }
    return count;
  }

  /** {@return how many masks are within a radius, none if it is negative} */
  int count(int radius) {
    return radius < 0 ? 0 : counts[radius];
  }

  /** {@return all masks; those of a weight begin at the count of the radius before it} */
  int[] masks() {
    return masks;
  }
}
