package org.tutela.core.match;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Watches how many distinct contents match each listed perceptual hash. Safe for any number of
 * threads; asked on a match only, so the lock is out of the way of misses.
 *
 * <p>For each hash the last {@code contents + 1} distinct contents are kept with the time they were
 * last seen: the limit is passed if even the oldest of so many is recent. That is exact, and
 * bounded whatever comes.
 */
final class FloodGuard {
  /** What a match of a listed hash means for it. */
  enum State {
    NORMAL,
    /** The limit has just been passed. */
    BEGINS,
    FLOODED
  }

  private static final class Seen {
    private final long[] contents;
    private final long[] millis;
    private int size;
    private boolean flooded;

    Seen(int size) {
      contents = new long[size];
      millis = new long[size];
    }

    /** Notes a content; {@return whether all places hold recent ones} */
    boolean add(long content, long now, long span) {
      int place = -1;
      int oldest = 0;
      for (int i = 0; i < size && place < 0; i++) {
        if (contents[i] == content) {
          place = i;
        } else if (millis[i] < millis[oldest]) {
          oldest = i;
        }
      }
      if (place < 0) {
        place = size < contents.length ? size++ : oldest;
        contents[place] = content;
      }
      millis[place] = now;
      if (size < contents.length) {
        return false;
      }
      long earliest = now;
      for (long time : millis) {
        earliest = Math.min(earliest, time);
      }
      return now - earliest < span;
    }
  }

  private final FloodLimit limit;
  private final long key = new SecureRandom().nextLong();
  private final Map<Long, Seen> hashes;

  FloodGuard(FloodLimit limit) {
    this.limit = limit;
    this.hashes =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Seen> eldest) {
            return size() > limit.tracked();
          }
        };
  }

  FloodLimit limit() {
    return limit;
  }

  /** The key under which hashes and contents are told apart. */
  long key() {
    return key;
  }

  /** Notes that a content matched a listed hash; {@return what that means} */
  synchronized State matched(long hash, long content, long nowMillis) {
    Seen seen = hashes.computeIfAbsent(hash, unknown -> new Seen(limit.contents() + 1));
    boolean before = seen.flooded;
    seen.flooded = seen.add(content, nowMillis, limit.within().toMillis());
    return !seen.flooded ? State.NORMAL : before ? State.FLOODED : State.BEGINS;
  }
}
