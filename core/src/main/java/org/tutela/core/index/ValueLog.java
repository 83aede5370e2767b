package org.tutela.core.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** Hash values of one type in the order of their arrival, as bytes without an object for each. */
final class ValueLog implements ValueOrder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int SHIFT = 14;
  private static final int MASK = (1 << SHIFT) - 1;

  private final HashType type;
  private final int width;
  private final int words;
  private final List<byte[]> chunks = new ArrayList<>();
  private int size;

  ValueLog(HashType type) {
    this.type = type;
    this.width = type.bytes();
    this.words = type.bytes() / Long.BYTES;
  }

  void add(ContentHash hash) {
    if ((size & MASK) == 0) {
      chunks.add(new byte[width << SHIFT]);
    }
    byte[] chunk = chunks.get(size >>> SHIFT);
    int at = (size & MASK) * width;
    for (int w = 0; w < words; w++) {
      LONGS.set(chunk, at + w * Long.BYTES, hash.word(w));
    }
    for (int i = words * Long.BYTES; i < width; i++) {
      chunk[at + i] = (byte) hash.byteAt(i);
    }
    size++;
  }

  HashType type() {
    return type;
  }

  int size() {
    return size;
  }

  /** {@return the chunk that holds a value} */
  byte[] chunk(int index) {
    return chunks.get(index >>> SHIFT);
  }

  /** {@return where in its chunk a value starts} */
  int offset(int index) {
    return (index & MASK) * width;
  }

  /** {@return 8 bytes of a value as one number, the first byte highest} */
  long word(int index, int word) {
    return (long) LONGS.get(chunk(index), offset(index) + word * Long.BYTES);
  }

  ContentHash hash(int index) {
    int from = offset(index);
    return ContentHash.of(type, java.util.Arrays.copyOfRange(chunk(index), from, from + width));
  }

  @Override
  public long first(int record) {
    return word(record, 0);
  }

  /** Compares two values as unsigned numbers. */
  @Override
  public int compare(int one, int other) {
    byte[] first = chunk(one);
    byte[] second = chunk(other);
    int at = offset(one);
    int to = offset(other);
    for (int w = 0; w < words * Long.BYTES; w += Long.BYTES) {
      long x = (long) LONGS.get(first, at + w);
      long y = (long) LONGS.get(second, to + w);
      if (x != y) {
        return Long.compareUnsigned(x, y);
      }
    }
    for (int i = words * Long.BYTES; i < width; i++) {
      if (first[at + i] != second[to + i]) {
        return Byte.compareUnsigned(first[at + i], second[to + i]);
      }
    }
    return 0;
  }
}
