package org.tutela.core.index;

import java.io.IOException;

/** Records of equal size on the heap, in blocks, so that no array is larger than Java allows. */
final class HeapRecords {
  /**
   * Keeps the records of a large array on cache lines: such an array lies at a multiple of 64 with
   * the collectors that give it a region of its own, and its content begins 16 bytes later.
   */
  private static final int MARGIN = 48;

  private final byte[][] blocks;
  private final int shift;
  private final int mask;
  private final int bytes;

  private HeapRecords(byte[][] blocks, int shift, int bytes) {
    this.blocks = blocks;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
    this.bytes = bytes;
  }

  private static HeapRecords of(int size, int bytes, int blockShift) {
    int recordBits = Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1);
    int shift = Math.max(0, blockShift - recordBits);
    byte[][] blocks = new byte[(int) (((long) size + (1L << shift) - 1) >>> shift)][];
    for (int i = 0; i < blocks.length; i++) {
      int records = (int) Math.min(1L << shift, size - ((long) i << shift));
      blocks[i] = new byte[MARGIN + records * bytes];
    }
    return new HeapRecords(blocks, shift, bytes);
  }

  /** {@return a section of records, read and checked, in blocks of at most so many bytes} */
  static HeapRecords read(SectionInput input, int size, int bytes, int blockShift)
      throws IOException {
    HeapRecords records = of(size, bytes, blockShift);
    int block = 0;
    int at = MARGIN;
    for (int count = input.nextLength(); count > 0; count = input.nextLength()) {
      byte[] chunk = input.next();
      for (int from = 0; from < count; ) {
        if (at == records.blocks[block].length) {
          block++;
          at = MARGIN;
        }
        int part = Math.min(count - from, records.blocks[block].length - at);
        System.arraycopy(chunk, from, records.blocks[block], at, part);
        from += part;
        at += part;
      }
    }
    input.finish();
    return records;
  }

  /** {@return the array with a record} */
  byte[] array(int number) {
    return blocks[number >>> shift];
  }

  /** {@return where in its array a record begins} */
  int at(int number) {
    return (number & mask) * bytes + MARGIN;
  }
}
