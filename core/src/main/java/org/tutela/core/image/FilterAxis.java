package org.tutela.core.image;

import java.util.stream.IntStream;

/**
 * How the box filters of PDQ run along one side of a picture, and which 64 positions are kept.
 *
 * <p>The box of an even width is not symmetric: it reaches one further forward. A mirrored picture
 * is therefore filtered by a box that reaches one further backward, and is sampled at the mirrored
 * positions. Two passes of the backward box equal two passes of the forward box taken two positions
 * earlier, so one filter can serve the picture and its mirror image; only sides of 129 to 256
 * pixels, where that would reach over the edge, need two.
 */
final class FilterAxis {
  private static final int SIDE = JaroszFilter.SIDE;

  private final int size;
  private final int half;
  private final int[] kept;

  /**
   * Takes its parts.
   *
   * @param size pixels along the side
   * @param half how far the box reaches forward, plus one
   * @param kept positions of the results that are kept: sets of 64, each ascending
   */
  FilterAxis(int size, int half, int[] kept) {
    this.size = size;
    this.half = half;
    this.kept = kept;
  }

  int size() {
    return size;
  }

  int half() {
    return half;
  }

  int[] kept() {
    return kept;
  }

  /** {@return the width of the box over so many values: a 128th, rounded up} */
  static int window(int size) {
    return (size + 127) / 128;
  }

  /** {@return the axis of the reference: one set of positions, the centres of 64 equal parts} */
  static FilterAxis forward(int size) {
    int[] centres = IntStream.range(0, SIDE).map(i -> centre(i, size)).toArray();
    return new FilterAxis(size, forwardHalf(size), centres);
  }

  /** {@return the axis of the mirrored picture, in positions of the picture as it is} */
  static FilterAxis backward(int size) {
    return new FilterAxis(size, window(size) + 1 - forwardHalf(size), mirrored(size, 0));
  }

  /** {@return whether {@link #both} gives the values of {@link #backward}} */
  static boolean servesBoth(int size) {
    return window(size) != 2;
  }

  /** {@return the forward axis with the positions of both, the picture's own first} */
  static FilterAxis both(int size) {
    int shift = window(size) % 2 == 0 ? 2 : 0;
    int[] kept =
        IntStream.concat(IntStream.of(forward(size).kept()), IntStream.of(mirrored(size, shift)))
            .toArray();
    return new FilterAxis(size, forwardHalf(size), kept);
  }

  private static int[] mirrored(int size, int shift) {
    return IntStream.range(0, SIDE)
        .map(i -> size - 1 - centre(SIDE - 1 - i, size) - shift)
        .toArray();
  }

  private static int centre(int i, int size) {
    return (int) ((i + 0.5) * size / SIDE);
  }

  private static int forwardHalf(int size) {
    return (window(size) + 2) / 2;
  }

  /** {@return the width of the box} */
  int window() {
    return window(size);
  }

  /** {@return how many sets of 64 positions are kept} */
  int sets() {
    return kept.length / SIDE;
  }
}
