package org.tutela.core.spool;

import java.util.Arrays;

/** Numbers different 128-bit keys in the order of their first appearance. */
public final class KeyTable {
  private long[] keys = new long[64];
  private int[] slots = new int[64];
  private int size;

  /** {@return how many keys there are} */
  public int size() {
    return size;
  }

  /**
   * {@return the number of the key, from 0}
   *
   * <p>A key that is new gets the number that {@link #size()} was before.
   *
   * @param high the first half
   * @param low the second half
   */
  public int number(long high, long low) {
    if (2 * size >= slots.length) {
      grow();
    }
    int slot = find(high, low);
    if (slots[slot] == 0) {
      if (2 * size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * keys.length);
      }
      keys[2 * size] = high;
      keys[2 * size + 1] = low;
      slots[slot] = ++size;
    }
    return slots[slot] - 1;
  }

  private int find(long high, long low) {
    int mask = slots.length - 1;
    int slot = (int) low & mask;
    while (slots[slot] != 0) {
      int at = 2 * (slots[slot] - 1);
      if (keys[at] == high && keys[at + 1] == low) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[find(keys[2 * i], keys[2 * i + 1])] = i + 1;
    }
  }
}
