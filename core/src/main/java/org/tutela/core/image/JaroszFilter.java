package org.tutela.core.image;

/**
 * The blur of PDQ and the reduction to 64 x 64, in one pass over the rows of a picture.
 *
 * <p>The reference filters the whole picture four times (rows, columns, rows, columns) in two
 * buffers of its size and then keeps 4,096 values. Here each row runs through the four filters as
 * soon as the rows it depends on are there, and what nobody reads is not computed: the third filter
 * writes 64 columns, the fourth sees 64 columns. Every value that is computed is computed by the
 * same float operations in the same order, so the result is the same to the bit. Memory: a 128th of
 * the picture.
 */
final class JaroszFilter {
  /** Side of the reduced picture. */
  static final int SIDE = 64;

  private final int width;
  private final int height;
  private final RowBox rowBox;
  private final ColumnBox wide;
  private final ColumnBox narrow;
  private final int[] columns;
  private final int[] rows;
  private final float[][] input;
  private final float[][] middle;
  private final float[][] scratch;
  private final float[][] slots = new float[RowBox.LANES][];
  private final float[] last = new float[SIDE];
  private final float[] block = new float[SIDE * SIDE];
  private int inputRows;
  private int middleRows;
  private int outputRow;
  private int blockRow;
  private boolean asIs;

  JaroszFilter(int width, int height) {
    this.width = width;
    this.height = height;
    this.rowBox = new RowBox(width);
    this.wide = new ColumnBox(width, height);
    this.narrow = new ColumnBox(SIDE, height);
    this.columns = centres(width);
    this.rows = centres(height);
    this.input = new float[RowBox.LANES][width];
    this.middle = new float[RowBox.LANES][width];
    this.scratch = new float[RowBox.LANES][width];
  }

  /** {@return the 64 positions that are kept: the centres of 64 equal parts} */
  private static int[] centres(int size) {
    int[] centres = new int[SIDE];
    for (int i = 0; i < SIDE; i++) {
      centres[i] = (int) ((i + 0.5) * size / SIDE);
    }
    return centres;
  }

  boolean fits(int width, int height) {
    return this.width == width && this.height == height;
  }

  /**
   * Starts a picture.
   *
   * @param asIs whether its rows, 64 of 64 values, are handed through unfiltered
   */
  void restart(boolean asIs) {
    this.asIs = asIs;
    wide.restart();
    narrow.restart();
    inputRows = 0;
    middleRows = 0;
    outputRow = 0;
    blockRow = 0;
  }

  /** {@return the array that takes the next row of luma before {@link #add()}} */
  float[] nextRow() {
    return input[inputRows];
  }

  /** Adds the row written to {@link #nextRow()}. */
  void add() {
    if (asIs) {
      System.arraycopy(input[0], 0, last, 0, SIDE);
      keep();
    } else if (++inputRows == RowBox.LANES) {
      filterInput();
    }
  }

  /**
   * {@return the 64 x 64 values, row by row, once every row is added; reused by the next picture}
   */
  float[] finish() {
    if (asIs) {
      return block;
    }
    filterInput();
    while (wide.drain(middle[middleRows])) {
      addMiddle();
    }
    filterMiddle();
    while (narrow.drain(last)) {
      keep();
    }
    return block;
  }

  private void filterInput() {
    int count = inputRows;
    inputRows = 0;
    // Lanes beyond the last row work on leftovers, into slots that are written again later.
    for (int i = 0; i < RowBox.LANES; i++) {
      slots[i] = i < count ? wide.slot(i) : scratch[i];
    }
    rowBox.sums(input, slots);
    for (int i = 0; i < count; i++) {
      rowBox.divide(slots[i]);
    }
    for (int i = 0; i < count; i++) {
      if (wide.add(middle[middleRows])) {
        addMiddle();
      }
    }
  }

  private void addMiddle() {
    if (++middleRows == RowBox.LANES) {
      filterMiddle();
    }
  }

  private void filterMiddle() {
    rowBox.sums(middle, scratch);
    for (int i = 0; i < middleRows; i++) {
      float[] means = narrow.slot(0);
      for (int k = 0; k < SIDE; k++) {
        means[k] = scratch[i][columns[k]] / rowBox.count(columns[k]);
      }
      if (narrow.add(last)) {
        keep();
      }
    }
    middleRows = 0;
  }

  /** Keeps the row that left the last filter as often as it is wanted: low pictures repeat rows. */
  private void keep() {
    while (blockRow < SIDE && rows[blockRow] == outputRow) {
      System.arraycopy(last, 0, block, SIDE * blockRow, SIDE);
      blockRow++;
    }
    outputRow++;
  }
}
