package org.tutela.core.index;

/** Finds a bit of a word by its rank. */
final class BitSelect {
  private static final long LOW = 0x0101_0101_0101_0101L;
  private static final long HIGH = 0x8080_8080_8080_8080L;

  /** For each rank and byte, where the bit is. */
  private static final byte[] IN_BYTE = new byte[Byte.SIZE << Byte.SIZE];

  static {
    for (int value = 0; value < 1 << Byte.SIZE; value++) {
      int rank = 0;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        if (((value >>> bit) & 1) != 0) {
          IN_BYTE[(rank++ << Byte.SIZE) | value] = (byte) bit;
        }
      }
    }
  }

  private BitSelect() {}

  /**
   * {@return the position of the one that has so many ones below it} There must be one. Without a
   * branch: the ones are counted byte by byte, then a table knows the byte (Vigna: Broadword
   * implementation of rank/select queries, 2008).
   */
  static int position(long word, int rank) {
    long counts = word - ((word >>> 1) & 0x5555_5555_5555_5555L);
    counts = (counts & 0x3333_3333_3333_3333L) + ((counts >>> 2) & 0x3333_3333_3333_3333L);
    // Byte i has the ones of bytes 0 to i.
    counts = ((counts + (counts >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL) * LOW;
    long enough = ((counts | HIGH) - (rank + 1) * LOW) & HIGH;
    int place = Long.SIZE - Byte.SIZE * Long.bitCount(enough);
    int before = (int) ((counts << Byte.SIZE) >>> place) & 0xff;
    int value = (int) (word >>> place) & 0xff;
    return place + IN_BYTE[((rank - before) << Byte.SIZE) | value];
  }
}
