package org.tutela.core.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tutela.core.hash.ContentHash;

/**
 * Which entries a later import, a later date or a tombstone takes out of force.
 *
 * <p>A source id that a later import of its list mentions counts as that import has it. Within one
 * import the newest of its dated entries count, and undated ones beside them; a tombstone takes out
 * what is older by date, or, where one of the two has no date, what stands before it. A tombstone
 * without an id takes out that value wherever it stands before it in its list.
 */
final class Supersession {
  private record ById(int importNumber, int sequence, long date) {}

  private record ByValue(int list, ContentHash hash) {}

  private final Map<Integer, ById> tombstones = new HashMap<>();
  private final Map<ByValue, Integer> removedValues = new HashMap<>();
  private int[] lastImports = new int[64];
  private long[] newest = {};

  /** Notes that an import mentions a source id. */
  void mention(int id, int importNumber, long date) {
    if (id >= lastImports.length) {
      lastImports = Arrays.copyOf(lastImports, Math.max(id + 1, 2 * lastImports.length));
    }
    if (date != EntryLog.NO_DATE && newest.length < lastImports.length) {
      int had = newest.length;
      newest = Arrays.copyOf(newest, lastImports.length);
      Arrays.fill(newest, had, newest.length, EntryLog.NO_DATE);
    }
    if (importNumber > lastImports[id]) {
      lastImports[id] = importNumber;
      if (id < newest.length) {
        newest[id] = EntryLog.NO_DATE;
      }
    }
    if (importNumber == lastImports[id] && date != EntryLog.NO_DATE) {
      newest[id] = Math.max(newest[id], date);
    }
  }

  void removeId(int id, int importNumber, int sequence, long date) {
    mention(id, importNumber, EntryLog.NO_DATE);
    tombstones.merge(
        id,
        new ById(importNumber, sequence, date),
        (one, other) -> {
          if (one.importNumber() != other.importNumber()) {
            return one.importNumber() > other.importNumber() ? one : other;
          }
          return new ById(importNumber, sequence, Math.max(one.date(), other.date()));
        });
  }

  void removeValue(int list, ContentHash hash, int sequence) {
    removedValues.merge(new ByValue(list, hash), sequence, Math::max);
  }

  /** Whether a later import or a later date of the same source id replaces an entry. */
  boolean replaced(EntryLog log, int entry) {
    int id = log.id(entry);
    if (id == EntryLog.NO_ID || id >= lastImports.length) {
      return false;
    }
    if (log.importNumber(entry) < lastImports[id]) {
      return true;
    }
    long date = log.date(entry);
    return date != EntryLog.NO_DATE && id < newest.length && date < newest[id];
  }

  /** Whether a tombstone takes an entry out. */
  boolean removed(EntryLog log, int entry, int list) {
    ById tombstone = tombstones.get(log.id(entry));
    if (tombstone != null && tombstone.importNumber() == log.importNumber(entry)) {
      boolean bothDated =
          tombstone.date() != EntryLog.NO_DATE && log.date(entry) != EntryLog.NO_DATE;
      if (bothDated
          ? log.date(entry) <= tombstone.date()
          : log.sequence(entry) < tombstone.sequence()) {
        return true;
      }
    }
    if (removedValues.isEmpty()) {
      return false;
    }
    Integer sequence = removedValues.get(new ByValue(list, log.values().hash(entry)));
    return sequence != null && log.sequence(entry) < sequence;
  }
}
