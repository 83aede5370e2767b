package org.tutela.core.index;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the source ids of each list in the order of their arrival. The texts lie in chunks of
 * bytes behind an open-addressing table, under a hash that who writes a list cannot foresee.
 */
final class SourceIds {
  private static final int CHUNK = 1 << 20;

  private final long key = new SecureRandom().nextLong() | 1;
  private final List<byte[]> chunks = new ArrayList<>();
  private int chunkFilled = CHUNK;
  private int[] table = new int[1 << 10];
  private int[] lists = new int[64];
  private int[] chunkOf = new int[64];
  private int[] offsets = new int[64];
  private int[] lengths = new int[64];
  private int size;

  SourceIds() {
    Arrays.fill(table, -1);
  }

  int size() {
    return size;
  }

  /** {@return the number of an id, which is a new one if it has not been seen} */
  int number(int list, String id) {
    byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
    int slot = hash(list, utf8, 0, utf8.length) & (table.length - 1);
    while (table[slot] >= 0) {
      int known = table[slot];
      if (lists[known] == list && equal(known, utf8)) {
        return known;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = size;
    append(list, utf8);
    if (size > table.length / 2) {
      grow();
    }
    return size - 1;
  }

  int compare(int one, int other) {
    return Arrays.compareUnsigned(
        chunk(one),
        offsets[one],
        offsets[one] + lengths[one],
        chunk(other),
        offsets[other],
        offsets[other] + lengths[other]);
  }

  void write(int number, FieldWriter out) {
    out.text(chunk(number), offsets[number], lengths[number]);
  }

  private byte[] chunk(int number) {
    return chunks.get(chunkOf[number]);
  }

  private boolean equal(int known, byte[] utf8) {
    int from = offsets[known];
    return Arrays.equals(chunk(known), from, from + lengths[known], utf8, 0, utf8.length);
  }

  private void append(int list, byte[] utf8) {
    if (size == lists.length) {
      lists = Arrays.copyOf(lists, 2 * size);
      chunkOf = Arrays.copyOf(chunkOf, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    if (utf8.length > CHUNK - chunkFilled) {
      chunks.add(new byte[Math.max(CHUNK, utf8.length)]);
      chunkFilled = 0;
    }
    System.arraycopy(utf8, 0, chunks.get(chunks.size() - 1), chunkFilled, utf8.length);
    lists[size] = list;
    chunkOf[size] = chunks.size() - 1;
    offsets[size] = chunkFilled;
    lengths[size] = utf8.length;
    chunkFilled = Math.min(CHUNK, chunkFilled + utf8.length);
    size++;
  }

  private void grow() {
    table = new int[2 * table.length];
    Arrays.fill(table, -1);
    for (int known = 0; known < size; known++) {
      int slot =
          hash(lists[known], chunk(known), offsets[known], lengths[known]) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = known;
    }
  }

  private int hash(int list, byte[] bytes, int from, int length) {
    long hash = key + list;
    for (int i = from; i < from + length; i++) {
      hash = Long.rotateLeft((hash ^ bytes[i]) * key, 23);
    }
    hash *= key;
    return (int) (hash ^ hash >>> 32);
  }
}
