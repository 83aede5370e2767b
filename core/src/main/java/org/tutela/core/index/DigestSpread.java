package org.tutela.core.index;

import java.io.IOException;
import java.util.Arrays;

/** Finds a key by which no group of digests is much larger than the others. */
final class DigestSpread {
  private static final long MEMORY = 64L << 20;

  private DigestSpread() {}

  /**
   * {@return the log, or one with the same entries by another key} Costs one pass over the log if
   * nobody has aimed at its key.
   *
   * @param log digests by their first key; closed where another one is returned
   * @param seed of the list set
   */
  static EntryLog settle(EntryLog log, long seed) throws IOException {
    EntryLog settled = log;
    for (int attempt = 1; attempt < DigestKey.ATTEMPTS && crowds(settled); attempt++) {
      EntryLog next = rekeyed(settled, DigestKey.of(seed, attempt));
      settled.close();
      settled = next;
    }
    return settled;
  }

  /** {@return whether more values than chance explains have keys as near as those of a group} */
  private static boolean crowds(EntryLog log) throws IOException {
    long[] recent = new long[DigestLayout.SUSPICIOUS];
    long groups = log.size() / DigestLayout.AVERAGE;
    if (groups < 2) {
      return false;
    }
    long span = Long.divideUnsigned(-1L, groups);
    byte[] last = new byte[log.width()];
    int distinct = 0;
    EntryMerge merged = log.merged();
    for (; merged.hasEntry(); merged.advance()) {
      byte[] bytes = merged.entry().bytes();
      int at = merged.entry().at();
      if (distinct > 0 && Arrays.equals(last, 0, last.length, bytes, at, at + last.length)) {
        continue;
      }
      System.arraycopy(bytes, at, last, 0, last.length);
      long key = EntryLog.word(bytes, at);
      int place = distinct++ % recent.length;
      if (distinct > recent.length && Long.compareUnsigned(key - recent[place], span) < 0) {
        return true;
      }
      recent[place] = key;
    }
    return false;
  }

  private static EntryLog rekeyed(EntryLog log, DigestKey key) throws IOException {
    EntryLog rekeyed = new EntryLog(log.type(), log.width(), key);
    DigestKey before = log.key();
    EntryMerge merged = log.merged();
    for (; merged.hasEntry(); merged.advance()) {
      byte[] bytes = merged.entry().bytes();
      int at = merged.entry().at();
      long word1 = EntryLog.word(bytes, at + Long.BYTES);
      long word0 = before.wordBefore(EntryLog.word(bytes, at), word1);
      rekeyed.add(key.of(word0, word1), bytes, at, EntryRecord.end(bytes, at + log.width()));
      if (rekeyed.heldBytes() > MEMORY) {
        rekeyed.spill();
      }
    }
    return rekeyed;
  }
}
