package org.tutela.core.image;

import java.util.Arrays;

/**
 * The blur of PDQ and the reduction to 64 x 64, in one pass over the rows of a picture.
 *
 * <p>The reference filters the whole picture four times (rows, columns, rows, columns) in two
 * buffers of its size and then keeps 4,096 values. Here each row runs through the four filters as
 * soon as the rows it depends on are there, and what nobody reads is not computed: the third filter
 * writes the kept columns only, the fourth sees no others. Every value that is computed is computed
 * by the same float operations in the same order, so the result is the same to the bit. Memory: a
 * 128th of the picture.
 */
final class JaroszFilter {
  /** Side of the reduced picture. */
  static final int SIDE = 64;

  private final FilterAxis across;
  private final FilterAxis down;
  private final RowBox rowBox;
  private final ColumnBox wide;
  private final ColumnBox narrow;
  private final float[][] input;
  private final float[][] middle;
  private final float[][] scratch;
  private final float[][] slots = new float[RowBox.LANES][];
  private final float[] last;
  private final float[][] blocks;
  private final int[] blockRows;
  private int inputRows;
  private int middleRows;
  private int outputRow;
  private boolean asIs;

  JaroszFilter(FilterAxis across, FilterAxis down) {
    int width = across.size();
    this.across = across;
    this.down = down;
    this.rowBox = new RowBox(across);
    this.wide = new ColumnBox(width, down);
    this.narrow = new ColumnBox(across.kept().length, down);
    this.input = new float[RowBox.LANES][width];
    this.middle = new float[RowBox.LANES][width];
    this.scratch = new float[RowBox.LANES][width];
    this.last = new float[across.kept().length];
    this.blocks = new float[down.sets() * across.sets()][SIDE * SIDE];
    this.blockRows = new int[down.sets()];
  }

  boolean fits(int width, int height) {
    return across.size() == width && down.size() == height;
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
    Arrays.fill(blockRows, 0);
  }

  /** {@return the array that takes the next row of luma before {@link #add()}} */
  float[] nextRow() {
    return input[inputRows];
  }

  /** Adds the row written to {@link #nextRow()}. */
  void add() {
    if (asIs) {
      for (int k = 0; k < last.length; k++) {
        last[k] = input[0][across.kept()[k]];
      }
      keep();
    } else if (++inputRows == RowBox.LANES) {
      filterInput();
    }
  }

  /** Completes the blocks once every row is added. */
  void finish() {
    if (asIs) {
      return;
    }
    filterInput();
    while (wide.drain(middle[middleRows])) {
      addMiddle();
    }
    filterMiddle();
    while (narrow.drain(last)) {
      keep();
    }
  }

  /**
   * {@return the 64 x 64 values of one set of rows and one of columns, row by row; reused by the
   * next picture}
   */
  float[] block(int rowSet, int columnSet) {
    return blocks[rowSet * across.sets() + columnSet];
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
      int[] columns = across.kept();
      for (int k = 0; k < columns.length; k++) {
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
    for (int set = 0; set < blockRows.length; set++) {
      while (blockRows[set] < SIDE && down.kept()[SIDE * set + blockRows[set]] == outputRow) {
        for (int columns = 0; columns < across.sets(); columns++) {
          System.arraycopy(last, SIDE * columns, block(set, columns), SIDE * blockRows[set], SIDE);
        }
        blockRows[set]++;
      }
    }
    outputRow++;
  }
}
