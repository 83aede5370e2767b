package org.tutela.core.index;

import java.util.Arrays;

/** Digests by their keys, then by their bytes as far as the profile keeps them. */
final class DigestOrder implements ValueOrder {
  private final ValueLog values;
  private final long seed;
  private final IndexProfile profile;
  private final int attempt;
  private final DigestKey key;
  private final int digestBytes;

  DigestOrder(ValueLog values, long seed, int attempt, IndexProfile profile) {
    this.values = values;
    this.seed = seed;
    this.profile = profile;
    this.attempt = attempt;
    this.key = DigestKey.of(seed, attempt);
    this.digestBytes = DigestLayout.digestBytes(values.type(), profile);
  }

  int attempt() {
    return attempt;
  }

  /** {@return how so many values lie} */
  DigestLayout layout(int size) {
    return DigestLayout.of(values.type(), size, key, profile);
  }

  /** {@return the next key, where this one leaves a group so full that somebody aimed at it} */
  boolean crowds(int[] records) {
    DigestLayout layout = layout(records.length);
    int group = -1;
    int count = 0;
    for (int record : records) {
      int next = DigestLayout.group(DigestLayout.place(first(record), layout.groups()));
      count = next == group ? count + 1 : 1;
      group = next;
      if (count > DigestLayout.SUSPICIOUS) {
        return true;
      }
    }
    return false;
  }

  /** {@return the order by another key} */
  DigestOrder next() {
    return new DigestOrder(values, seed, attempt + 1, profile);
  }

  @Override
  public long first(int record) {
    return key.of(values.word(record, 0), values.word(record, 1));
  }

  @Override
  public int compare(int one, int other) {
    int order = Long.compareUnsigned(first(one), first(other));
    if (order != 0) {
      return order;
    }
    int from = values.offset(one);
    int to = values.offset(other);
    return Arrays.compareUnsigned(
        values.chunk(one),
        from + Long.BYTES,
        from + digestBytes,
        values.chunk(other),
        to + Long.BYTES,
        to + digestBytes);
  }
}
