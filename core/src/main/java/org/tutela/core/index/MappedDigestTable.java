package org.tutela.core.index;

/**
 * Heads and values in a mapped file, each copied before it is looked at.
 *
 * <p>Where the file was cut, a page reads as zeros behind the cut, and pages beyond are gone: a
 * compiled read of those may give anything, but a copy leaves its target as it was. So the last
 * byte of the target is zero before a copy, and as long as it is zero afterwards, the answer is
 * doubtful and waits for a look at the file's length. Heads never end in zero, values do once in
 * 256 times.
 */
final class MappedDigestTable extends DigestTable {
  private final MappedBytes heads;
  private final MappedBytes values;
  private final int valueBytes;

  MappedDigestTable(MappedBytes heads, MappedBytes values, int valueBytes) {
    this.heads = heads;
    this.values = values;
    this.valueBytes = valueBytes;
  }

  @Override
  int suspect(long key, int groups, DigestScratch scratch) {
    long place = DigestLayout.place(key, groups);
    int part = DigestLayout.part(place);
    byte[] head = head(DigestLayout.group(place), scratch);
    return suspect(word(head, part), word(head, DigestLayout.PARTS), part, key);
  }

  private byte[] head(int group, DigestScratch scratch) {
    byte[] head = scratch.head;
    head[DigestLayout.HEAD_BYTES - 1] = 0;
    heads.copy((long) group * DigestLayout.HEAD_BYTES, head, 0, DigestLayout.HEAD_BYTES);
    scratch.doubtful |= head[DigestLayout.HEAD_BYTES - 1] == 0;
    return head;
  }

  private static long word(byte[] head, int word) {
    return (long) DigestLayout.LONGS.get(head, word * Long.BYTES);
  }

  @Override
  long counts(int group, DigestScratch scratch) {
    return word(head(group, scratch), DigestLayout.PARTS);
  }

  @Override
  byte[] value(int number, DigestScratch scratch) {
    byte[] value = scratch.value;
    long position = (long) number * valueBytes;
    value[valueBytes - 1] = 0;
    values.copy(position, value, 0, valueBytes);
    // Of two copies, the first might have failed alone.
    scratch.doubtful |= value[valueBytes - 1] == 0 || !values.together(position, valueBytes);
    return value;
  }

  @Override
  int valueAt(int number) {
    return 0;
  }

  @Override
  long touchHead(int group) {
    return heads.byteAt((long) group * DigestLayout.HEAD_BYTES);
  }

  @Override
  long touchValue(int number) {
    return values.byteAt((long) number * valueBytes);
  }
}
