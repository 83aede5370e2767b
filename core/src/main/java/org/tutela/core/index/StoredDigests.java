package org.tutela.core.index;

import java.util.Arrays;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * The digests of one type in a file, one after the other, made from what is stored of them: the
 * inverse of {@link DigestEngine}'s question. Bytes that the profile does not keep are zero.
 */
final class StoredDigests {
  private final HashType type;
  private final DigestLayout layout;
  private final SectionBytes values;
  private final SectionBytes heads;
  private final byte[] value;
  private int group = -1;
  private long endOfGroup;
  private long origin;
  private long next;

  StoredDigests(HashType type, DigestLayout layout, SectionBytes values, SectionBytes heads) {
    this.type = type;
    this.layout = layout;
    this.values = values;
    this.heads = heads;
    this.value = new byte[layout.valueBytes()];
  }

  /** {@return the hash as an index of this profile holds it} */
  static ContentHash kept(ContentHash hash, IndexProfile profile) {
    HashType type = hash.type();
    if (type.kind() != HashType.Kind.DIGEST) {
      return hash;
    }
    byte[] bytes = new byte[type.bytes()];
    hash.copyTo(bytes, 0);
    Arrays.fill(bytes, DigestLayout.digestBytes(type, profile), bytes.length, (byte) 0);
    return ContentHash.of(type, bytes);
  }

  /** {@return the next digest} */
  ContentHash next() {
    while (next >= endOfGroup) {
      enter(group + 1);
    }
    values.copy(next++ * value.length, value, 0, value.length);
    int keyAt = value.length - Long.BYTES;
    long stored = (long) DigestLayout.WORDS.get(value, keyAt) & layout.keyMask();
    long key = origin + ((stored - origin) & layout.keyMask());
    return layout.digest(type, key, value);
  }

  private void enter(int number) {
    group = number;
    origin = layout.firstKey(number);
    endOfGroup = number + 1 < layout.groups() ? first(number + 1) : Long.MAX_VALUE;
  }

  private long first(int number) {
    long counts = (long) number * DigestLayout.HEAD_BYTES + (long) DigestLayout.PARTS * Long.BYTES;
    return DigestLayout.first(heads.longAt(counts));
  }
}
