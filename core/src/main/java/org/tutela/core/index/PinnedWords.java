package org.tutela.core.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Optional;

/**
 * Words copied from a file: they cost neither a copy for each look nor a page that has to be
 * fetched.
 */
final class PinnedWords implements FileWords {
  private final LongBuffer words;

  private PinnedWords(LongBuffer words) {
    this.words = words;
  }

  /**
   * {@return room for so many words outside the heap, or on it} Outside it is limited by {@code
   * -XX:MaxDirectMemorySize}; there is none where that does not suffice.
   */
  static Optional<ByteBuffer> room(int words, boolean outside) {
    int bytes = words * Long.BYTES;
    try {
      return Optional.of(outside ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes));
    } catch (OutOfMemoryError e) {
      if (!outside) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** {@return the first words of a section, as many as there is room for; all of it is checked} */
  static PinnedWords read(SectionInput input, ByteBuffer room) throws IOException {
    while (room.hasRemaining()) {
      int count = Math.min(room.remaining(), input.nextLength());
      room.put(input.next(), 0, count);
    }
    input.finish();
    return new PinnedWords(room.flip().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer());
  }

  @Override
  public long get(int number, DigestScratch scratch) {
    return words.get(number);
  }

  @Override
  public long raw(int number) {
    return words.get(number);
  }
}
