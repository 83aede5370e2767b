package org.tutela.core.image;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hashes one picture in several orientations while its rows pass once.
 *
 * <p>A turned picture is filtered and sampled at other positions than the picture itself (see
 * {@link FilterAxis}); those values are taken along, and each orientation gets its own 64 x 64
 * values and its own transform. The hash of the picture as it is equals {@link PdqHasher} to the
 * bit. The others are those of really turned pixels up to the rounding of running sums that ran the
 * other way.
 */
final class OrientationHasher {
  private static final int SIDE = JaroszFilter.SIDE;
  private static final int REDUCED = PdqDialect.REDUCED;

  private final Set<Orientation> orientations;
  private final boolean isTooSmall;
  private final PdqTransform transform = new PdqTransform();
  private final List<Lane> lanes = new ArrayList<>();
  private final float[] turned = new float[SIDE * SIDE];
  private int row;

  /** One filter, and where its rows and columns come from. */
  private static final class Lane {
    private final Axis across;
    private final Axis down;
    private final JaroszFilter filter;

    /** Of each set of rows and columns; turning a block keeps the steps between its values. */
    private final int[][] qualities;

    private int next;

    Lane(Axis across, Axis down) {
      this.across = across;
      this.down = down;
      this.filter = new JaroszFilter(across.axis(), down.axis());
      boolean asIs = across.axis().size() == SIDE && down.axis().size() == SIDE;
      filter.restart(asIs);
      this.qualities = new int[down.axis().sets()][across.axis().sets()];
    }

    void finish() {
      filter.finish();
      for (int rows = 0; rows < qualities.length; rows++) {
        for (int columns = 0; columns < qualities[rows].length; columns++) {
          qualities[rows][columns] = PdqTransform.quality(filter.block(rows, columns));
        }
      }
    }

    int quality(Orientation orientation) {
      return qualities[down.set(orientation.mirrorsY())][across.set(orientation.mirrorsX())];
    }

    void row(int y, float[] luma) {
      while (next < down.axis().size() && down.source(next) == y) {
        float[] into = filter.nextRow();
        if (across.source().length == 0) {
          System.arraycopy(luma, 0, into, 0, across.axis().size());
        } else {
          for (int x = 0; x < into.length; x++) {
            into[x] = luma[across.source()[x]];
          }
        }
        filter.add();
        next++;
      }
    }

    boolean serves(Orientation orientation) {
      return across.serves(orientation.mirrorsX()) && down.serves(orientation.mirrorsY());
    }

    float[] block(Orientation orientation) {
      return filter.block(down.set(orientation.mirrorsY()), across.set(orientation.mirrorsX()));
    }
  }

  /** One side of a lane. */
  private static final class Axis {
    private final FilterAxis axis;
    private final int[] source;
    private final boolean isForward;

    /**
     * Takes its parts.
     *
     * @param axis of the filter
     * @param source pixel of the picture for each pixel that is filtered; empty if they are the
     *     same
     * @param isForward whether the first set of kept positions is that of the picture as it is
     */
    Axis(FilterAxis axis, int[] source, boolean isForward) {
      this.axis = axis;
      this.source = source;
      this.isForward = isForward;
    }

    FilterAxis axis() {
      return axis;
    }

    int[] source() {
      return source;
    }

    int source(int i) {
      return source.length == 0 ? i : source[i];
    }

    boolean serves(boolean mirrored) {
      return mirrored != isForward || axis.sets() == 2;
    }

    int set(boolean mirrored) {
      return mirrored && axis.sets() == 2 ? 1 : 0;
    }
  }

  OrientationHasher(int width, int height, PdqDialect dialect, Set<Orientation> orientations) {
    this.orientations = orientations;
    boolean reduced = dialect.reduces(width, height);
    this.isTooSmall = !reduced && PdqHasher.isTooSmall(width, height);
    if (isTooSmall) {
      return;
    }
    boolean x = orientations.stream().anyMatch(Orientation::mirrorsX);
    boolean y = orientations.stream().anyMatch(Orientation::mirrorsY);
    for (Axis down : reduced ? reducedAxes(height, y) : axes(height, y)) {
      for (Axis across : reduced ? reducedAxes(width, x) : axes(width, x)) {
        Lane lane = new Lane(across, down);
        if (orientations.stream().anyMatch(lane::serves)) {
          lanes.add(lane);
        }
      }
    }
  }

  private static List<Axis> axes(int size, boolean mirrored) {
    int[] same = {};
    if (!mirrored) {
      return List.of(new Axis(FilterAxis.forward(size), same, true));
    }
    return FilterAxis.servesBoth(size)
        ? List.of(new Axis(FilterAxis.both(size), same, true))
        : List.of(
            new Axis(FilterAxis.forward(size), same, true),
            new Axis(FilterAxis.backward(size), same, false));
  }

  /** The nearest neighbours of a mirrored picture are other pixels. */
  private static List<Axis> reducedAxes(int size, boolean mirrored) {
    int[] forward = new int[REDUCED];
    int[] backward = new int[REDUCED];
    for (int i = 0; i < REDUCED; i++) {
      forward[i] = (int) ((long) i * size / REDUCED);
      backward[REDUCED - 1 - i] = size - 1 - forward[i];
    }
    Axis plain = new Axis(FilterAxis.forward(REDUCED), forward, true);
    return mirrored
        ? List.of(plain, new Axis(FilterAxis.backward(REDUCED), backward, false))
        : List.of(plain);
  }

  /** Adds the next row from the top. */
  void row(float[] luma) {
    for (Lane lane : lanes) {
      lane.row(row, luma);
    }
    row++;
  }

  /** {@return the hash in each orientation, once every row is added} */
  Map<Orientation, PdqHash> finish() {
    Map<Orientation, PdqHash> hashes = new EnumMap<>(Orientation.class);
    lanes.forEach(Lane::finish);
    for (Orientation orientation : orientations) {
      hashes.put(orientation, isTooSmall ? PdqHasher.NOTHING : hash(orientation));
    }
    return hashes;
  }

  private PdqHash hash(Orientation orientation) {
    for (Lane lane : lanes) {
      if (lane.serves(orientation)) {
        return transform.hash(
            turned(lane.block(orientation), orientation), lane.quality(orientation));
      }
    }
    throw new IllegalStateException("no filter for " + orientation);
  }

  private float[] turned(float[] block, Orientation orientation) {
    if (orientation == Orientation.NORMAL) {
      return block;
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int fromX = orientation.swapsSides() ? y : x;
        int fromY = orientation.swapsSides() ? x : y;
        fromX = orientation.mirrorsX() ? SIDE - 1 - fromX : fromX;
        fromY = orientation.mirrorsY() ? SIDE - 1 - fromY : fromY;
        turned[SIDE * y + x] = block[SIDE * fromY + fromX];
      }
    }
    return turned;
  }
}
