package org.tutela.cli;

import java.util.Arrays;
import java.util.BitSet;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * The lines of a block that are not blank, each a hash in hexadecimal or meant to be one. Digests
 * are read without an object for each.
 */
final class HashLines {
  private static final byte[] NIBBLES = nibbles();

  private final byte[] text;
  private final HashType type;
  private long[] numbers = new long[64];
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int size;

  HashLines(LineBlocks.Block block, HashType type) {
    this.text = block.bytes();
    this.type = type;
    long number = block.first();
    for (int from = 0; from < block.length(); number++) {
      int end = block.end(from);
      add(number, from, end);
      from = end + 1;
    }
  }

  private void add(long number, int from, int end) {
    int start = from;
    int stop = end;
    while (start < stop && isBlank(text[start])) {
      start++;
    }
    while (start < stop && isBlank(text[stop - 1])) {
      stop--;
    }
    if (start == stop) {
      return;
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    numbers[size] = number;
    starts[size] = start;
    lengths[size++] = stop - start;
  }

  private static boolean isBlank(byte b) {
    return b <= ' ' && b >= 0;
  }

  int size() {
    return size;
  }

  /** {@return the number of a line, from 1} */
  long number(int line) {
    return numbers[line];
  }

  /**
   * {@return the hash of a line}
   *
   * @throws IllegalArgumentException if it is none of the type
   */
  ContentHash hash(int line) {
    return ContentHash.parse(type, text, starts[line], lengths[line]);
  }

  /**
   * {@return the digests of all lines, one directly after another}
   *
   * @param refused is told of each line that holds none, by a bit
   */
  byte[] digests(BitSet refused) {
    int width = type.bytes();
    byte[] digests = new byte[size * width];
    int filled = 0;
    for (int line = 0; line < size; line++) {
      if (lengths[line] == 2 * width && decode(starts[line], digests, filled, width)) {
        filled += width;
      } else {
        refused.set(line);
      }
    }
    return filled == digests.length ? digests : Arrays.copyOf(digests, filled);
  }

  private boolean decode(int from, byte[] into, int at, int width) {
    int wrong = 0;
    for (int i = 0; i < width; i++) {
      int high = NIBBLES[text[from + 2 * i] & 0xff];
      int low = NIBBLES[text[from + 2 * i + 1] & 0xff];
      into[at + i] = (byte) (high << 4 | low);
      wrong |= high | low;
    }
    return wrong >= 0;
  }

  private static byte[] nibbles() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int digit = 0; digit < 16; digit++) {
      values[Character.forDigit(digit, 16)] = (byte) digit;
      values[Character.toUpperCase(Character.forDigit(digit, 16))] = (byte) digit;
    }
    return values;
  }
}
