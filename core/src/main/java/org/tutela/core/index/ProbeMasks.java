package org.tutela.core.index;

/** All keys of a band within some bits of another, as masks to be xored, nearest first. */
final class ProbeMasks {
  /** A larger ball has 2,517 keys and more for each band: no search with it beats a scan. */
  static final int MAX_RADIUS = 3;

  private static final int BITS = 16;
  private static final int[] BALL = {1, 17, 137, 697};

  private final int[] masks = new int[BALL[MAX_RADIUS]];
  private final int[] weights = new int[BALL[MAX_RADIUS]];

  ProbeMasks() {
    int n = 0;
    for (int weight = 0; weight <= MAX_RADIUS; weight++) {
      for (int mask = 0; mask < 1 << BITS; mask++) {
        if (Integer.bitCount(mask) == weight) {
          weights[n] = weight;
          masks[n++] = mask;
        }
      }
    }
  }

  /** {@return how many keys are within so many bits of a key} */
  static int count(int radius) {
    return radius < 0 ? 0 : BALL[radius];
  }

  /** {@return in how many bits such a key differs} */
  int weight(int index) {
    return weights[index];
  }

  int mask(int index) {
    return masks[index];
  }
}
