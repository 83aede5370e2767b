package org.tutela.core.image;

/**
 * The one-dimensional box filter of PDQ along rows, for four rows at a time: a running sum is one
 * long chain of dependent additions, and four chains side by side keep the adder busy.
 *
 * <p>Bit-exactness rests on the order: the sum first takes the entering value and then gives up the
 * leaving one, each rounded to float, and is divided by the number of values inside.
 */
final class RowBox {
  /** Rows that are filtered side by side. */
  static final int LANES = 4;

  private final int length;
  private final int window;
  private final int half;

  RowBox(FilterAxis axis) {
    this.length = axis.size();
    this.window = axis.window();
    this.half = axis.half();
  }

  /** Writes the running sums of four rows, not yet divided. */
  void sums(float[][] in, float[][] out) {
    sums(in[0], in[1], in[2], in[3], out[0], out[1], out[2], out[3]);
  }

  private void sums(
      float[] a, float[] b, float[] c, float[] d, float[] oa, float[] ob, float[] oc, float[] od) {
    float sa = 0;
    float sb = 0;
    float sc = 0;
    float sd = 0;
    int in = 0;
    for (; in < half - 1; in++) {
      sa += a[in];
      sb += b[in];
      sc += c[in];
      sd += d[in];
    }
    int out = 0;
    for (; in < window; in++, out++) {
      oa[out] = sa += a[in];
      ob[out] = sb += b[in];
      oc[out] = sc += c[in];
      od[out] = sd += d[in];
    }
    int left = 0;
    for (; in < length; in++, out++, left++) {
      oa[out] = sa = sa + a[in] - a[left];
      ob[out] = sb = sb + b[in] - b[left];
      oc[out] = sc = sc + c[in] - c[left];
      od[out] = sd = sd + d[in] - d[left];
    }
    for (; out < length; out++, left++) {
      oa[out] = sa -= a[left];
      ob[out] = sb -= b[left];
      oc[out] = sc -= c[left];
      od[out] = sd -= d[left];
    }
  }

  /** Turns sums into means, in place. */
  void divide(float[] sums) {
    int full = window - half;
    int tail = length - half + 1;
    for (int x = 0; x < full; x++) {
      sums[x] /= count(x);
    }
    float count = window;
    for (int x = full; x < tail; x++) {
      sums[x] /= count;
    }
    for (int x = tail; x < length; x++) {
      sums[x] /= count(x);
    }
  }

  /** {@return how many values the sum at a position holds} */
  int count(int x) {
    return Math.min(window, Math.min(half + x, length - x + window - half));
  }
}
