package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.LONGS;

/** Words in a mapped file. Each is copied into zeros: what is not zero then is the file's. */
final class MappedWords implements FileWords {
  private final MappedBytes bytes;

  MappedWords(MappedBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public long get(int number, DigestScratch scratch) {
    long position = (long) number * Long.BYTES;
    LONGS.set(scratch.word, 0, 0L);
    bytes.segment(position).get(bytes.offset(position), scratch.word, 0, Long.BYTES);
    return (long) LONGS.get(scratch.word, 0);
  }

  @Override
  public long raw(int number) {
    return bytes.rawLong((long) number * Long.BYTES);
  }
}
