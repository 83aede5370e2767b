package org.tutela.core.index;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian numbers one after another from a section whose length is a multiple of theirs. */
final class LongReader {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final SectionInput input;
  private byte[] chunk = {};
  private int length;
  private int at;

  LongReader(SectionInput input) {
    this.input = input;
  }

  /** {@return all of so many numbers of a section, which is read and checked} */
  static long[] all(SectionInput input, int count) throws IOException {
    LongReader reader = new LongReader(input);
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = reader.next();
    }
    input.finish();
    return numbers;
  }

  long next() throws IOException {
    advance();
    long value = (long) LONGS.get(chunk, at);
    at += Long.BYTES;
    return value;
  }

  int nextInt() throws IOException {
    advance();
    int value = (int) INTS.get(chunk, at);
    at += Integer.BYTES;
    return value;
  }

  private void advance() throws IOException {
    if (at == length) {
      length = input.nextLength();
      chunk = input.next();
      at = 0;
    }
  }
}
