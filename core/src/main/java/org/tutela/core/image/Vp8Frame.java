package org.tutela.core.image;

import java.nio.ByteBuffer;

/**
 * Decodes a VP8 key frame (RFC 6386) one row of macroblocks after another. Two such rows are held:
 * the one before still changes while the next is smoothed.
 */
final class Vp8Frame {
  /** Pixels on each side of a macroblock; half as many of chroma. */
  static final int SIDE = 16;

  private static final int HALF = SIDE / 2;

  private final Vp8Header header;
  private final Vp8Modes modes;
  private final Vp8Coefficients coefficients;
  private final int columns;
  private final Vp8Plane luma;
  private final Vp8Plane[] chroma;
  private final byte[] lumaRows;
  private final byte[][] chromaRows;
  private final Vp8Filter[] filters;
  private final boolean[] smoothed;
  private final int[] half = new int[Vp8Coefficients.BLOCK];
  private int row = -1;

  Vp8Frame(ByteBuffer data) throws ImageRejectedException {
    header = new Vp8Header(data);
    columns = (header.width + SIDE - 1) / SIDE;
    modes = new Vp8Modes(header, columns);
    coefficients = new Vp8Coefficients(header.tokens, columns);
    luma = new Vp8Plane(SIDE, columns);
    chroma = new Vp8Plane[] {new Vp8Plane(HALF, columns), new Vp8Plane(HALF, columns)};
    lumaRows = new byte[2 * SIDE * lumaStride()];
    chromaRows = new byte[2][2 * HALF * chromaStride()];
    filters = new Vp8Filter[columns];
    smoothed = new boolean[columns];
  }

  /** {@return bytes of heap for a width, about} */
  static long bytes(int width) {
    return 64L * (width + SIDE);
  }

  int width() {
    return header.width;
  }

  int height() {
    return header.height;
  }

  int lumaStride() {
    return SIDE * columns;
  }

  int chromaStride() {
    return HALF * columns;
  }

  /** {@return two rows of macroblocks; the second is the one that was decoded last} */
  byte[] lumaRows() {
    return lumaRows;
  }

  /** {@return two rows of macroblocks of one of the two colour differences} */
  byte[] chromaRows(int plane) {
    return chromaRows[plane];
  }

  /** Decodes the next row of macroblocks; {@return whether all of it was in the file} */
  boolean nextRow() {
    row++;
    System.arraycopy(lumaRows, lumaRows.length / 2, lumaRows, 0, lumaRows.length / 2);
    for (byte[] rows : chromaRows) {
      System.arraycopy(rows, rows.length / 2, rows, 0, rows.length / 2);
    }
    Vp8Bits tokens = header.partitions[row % header.partitions.length];
    modes.startRow();
    coefficients.startRow();
    for (int column = 0; column < columns; column++) {
      macroblock(tokens, column);
    }
    for (int column = 0; column < columns; column++) {
      if (filters[column].level() > 0) {
        smooth(filters[column], column);
      }
    }
    return !tokens.isPastEnd() && !header.modes.isPastEnd();
  }

  private void macroblock(Vp8Bits tokens, int column) {
    modes.read(column);
    boolean hasDcBlock = !modes.isSplit();
    boolean isCoded = false;
    if (modes.isSkipped()) {
      coefficients.skip(column, hasDcBlock);
    } else {
      Vp8Quantizer steps = header.quantizers[modes.segment()];
      isCoded = coefficients.read(tokens, column, hasDcBlock, steps);
    }
    filters[column] = header.filters[modes.segment()][modes.isSplit() ? 1 : 0];
    smoothed[column] = isCoded || modes.isSplit();
    luma.start(column, row);
    if (modes.isSplit()) {
      luma.repeatRight();
    } else {
      luma.predict(modes.luma(), row > 0, column > 0);
    }
    for (int i = 0; i < 16; i++) {
      int at = Vp8Plane.ORIGIN + i / 4 * 4 * Vp8Plane.STRIDE + i % 4 * 4;
      if (modes.isSplit()) {
        luma.predictSmall(modes.block(i), at);
      }
      residue(i, luma, at);
    }
    luma.finish(column);
    luma.copyTo(lumaRows, lumaRows.length / 2 + SIDE * column, lumaStride());
    for (int i = 0; i < 2; i++) {
      chroma(chroma[i], 16 + 4 * i, column);
      chroma[i].copyTo(chromaRows[i], chromaRows[i].length / 2 + HALF * column, chromaStride());
    }
  }

  private void chroma(Vp8Plane plane, int firstBlock, int column) {
    plane.start(column, row);
    plane.predict(modes.chroma(), row > 0, column > 0);
    for (int i = 0; i < 4; i++) {
      int at = Vp8Plane.ORIGIN + i / 2 * 4 * Vp8Plane.STRIDE + i % 2 * 4;
      residue(firstBlock + i, plane, at);
    }
    plane.finish(column);
  }

  private void residue(int block, Vp8Plane plane, int at) {
    if (coefficients.isCoded(block)) {
      Vp8Transform.add(coefficients.values(), block * Vp8Coefficients.BLOCK, half, plane, at);
    }
  }

  private void smooth(Vp8Filter filter, int column) {
    int stride = lumaStride();
    int at = lumaRows.length / 2 + SIDE * column;
    if (header.filtersSimply) {
      simple(filter, column, at, stride);
      return;
    }
    edges(filter, column, lumaRows, at, stride, SIDE);
    for (byte[] rows : chromaRows) {
      edges(filter, column, rows, rows.length / 2 + HALF * column, chromaStride(), HALF);
    }
  }

  private void simple(Vp8Filter filter, int column, int at, int stride) {
    for (int x = column > 0 ? 0 : 4; x < (smoothed[column] ? SIDE : 1); x += 4) {
      filter.simple(lumaRows, at + x, 1, stride, SIDE, x == 0);
    }
    for (int y = row > 0 ? 0 : 4; y < (smoothed[column] ? SIDE : 1); y += 4) {
      filter.simple(lumaRows, at + y * stride, stride, 1, SIDE, y == 0);
    }
  }

  private void edges(Vp8Filter filter, int column, byte[] rows, int at, int stride, int side) {
    int end = smoothed[column] ? side : 1;
    if (column > 0) {
      filter.outer(rows, at, 1, stride, side);
    }
    for (int x = 4; x < end; x += 4) {
      filter.inner(rows, at + x, 1, stride, side);
    }
    if (row > 0) {
      filter.outer(rows, at, stride, 1, side);
    }
    for (int y = 4; y < end; y += 4) {
      filter.inner(rows, at + y * stride, stride, 1, side);
    }
  }
}
