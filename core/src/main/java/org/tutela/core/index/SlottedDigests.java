package org.tutela.core.index;

import static org.tutela.core.index.DigestLayout.LONGS;
import static org.tutela.core.index.DigestLayout.WORDS;

import java.nio.LongBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whole digests as they lie in the {@linkplain DigestPilots slots} of a file. A {@linkplain
 * DigestFilter filter} rules out nearly every miss; the pilot of a digest says where it stands, so
 * that a hit waits for one line that is not near, that of its value. Where filter and pilots are
 * {@linkplain PinnedWords pinned}, nothing else of the file is looked at.
 *
 * <p>Where the file was cut, a compiled read gives whatever was left over from something else. That
 * is never the key of the digest that was asked for, which nothing but a slot has in the order of a
 * file, so who reads it knows that a value of two words is there. All else is copied into zeros
 * first, but in batches: a copy leaves its target as it was, and so what is not zero then is what
 * the file has. An answer that rests on a zero waits for a look at the file's length.
 */
final class SlottedDigests extends DigestEngine {
  /** Stands for the slot of a digest without one. */
  private static final int SPILLED = -1;

  private final FileWords filter;
  private final @Nullable PinnedWords pinnedFilter;
  private final FileWords pilots;
  private final FileWords firsts;
  private final MappedBytes values;
  private final @Nullable LongBuffer words;
  private final SectionBytes numbers;
  private final int filterWords;
  private final int buckets;
  private final int regions;
  private final int spilled;
  private final int valueBytes;
  private final int tailBytes;
  private final int keyAt;

  /**
   * Digests of a file.
   *
   * @param layout whose groups are the regions
   * @param size how many there are
   * @param parts the filter, the pilots and the words of the regions
   * @param values the slots, then digests without, in the order of their keys
   * @param numbers the section, with the numbers of digests without slots at its end
   * @param spilled how many have none
   */
  SlottedDigests(
      DigestLayout layout,
      int size,
      Parts parts,
      MappedBytes values,
      SectionBytes numbers,
      int spilled) {
    super(layout, size);
    this.filter = parts.filter;
    this.filterWords = parts.filterWords;
    this.pilots = parts.pilots;
    this.firsts = parts.firsts;
    this.pinnedFilter = filter instanceof PinnedWords words ? words : null;
    this.values = values;
    this.numbers = numbers;
    this.regions = layout.groups();
    this.buckets = layout.groups() * DigestPilots.BUCKETS;
    this.spilled = spilled;
    this.valueBytes = layout.valueBytes();
    this.tailBytes = layout.tailBytes();
    this.words = longer ? null : values.whole().orElse(null);
    this.keyAt = valueBytes - Long.BYTES;
  }

  /** What tells where a digest is, and its number. */
  record Parts(FileWords filter, int filterWords, FileWords pilots, FileWords firsts) {}

  /** {@return whether it is certain without a look at the file that no value has a key} */
  boolean rulesOut(long key, DigestScratch scratch) {
    return pinnedFilter != null
        && !scratch.foundLast
        && !DigestFilter.has(pinnedFilter.raw(filterWord(key)), key);
  }

  @Override
  boolean has(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (isRuledOut(key, scratch)) {
      return false;
    }
    int bucket = DigestPilots.bucket(key, buckets);
    int pilot = pilot(pilots.get(pilotWord(bucket), scratch), bucket);
    boolean has =
        pilot == DigestPilots.NO_SLOTS
            ? halve(key, word1, digest, at, scratch) != NONE
            : holds(DigestPilots.slot(bucket, key, pilot), key, word1, digest, at, scratch);
    scratch.foundLast = has;
    return has;
  }

  @Override
  int find(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    if (isRuledOut(key, scratch)) {
      return NONE;
    }
    int bucket = DigestPilots.bucket(key, buckets);
    int pilot = pilot(pilots.get(pilotWord(bucket), scratch), bucket);
    int found =
        pilot == DigestPilots.NO_SLOTS
            ? halve(key, word1, digest, at, scratch)
            : find(DigestPilots.slot(bucket, key, pilot), key, word1, digest, at, scratch);
    scratch.foundLast = found != NONE;
    return found;
  }

  private int find(int slot, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    return holds(slot, key, word1, digest, at, scratch)
        ? number(scratch.stored, firsts.get(DigestPilots.regionOfSlot(slot), scratch))
        : NONE;
  }

  /** After a digest that was found the filter is left out: where one is, the next often is. */
  private boolean isRuledOut(long key, DigestScratch scratch) {
    return !scratch.foundLast && !mayHave(filter.get(filterWord(key), scratch), key);
  }

  /** {@return the slot of a digest with this key, or SPILLED} */
  private static int slot(int bucket, long key, long pilots) {
    int pilot = pilot(pilots, bucket);
    return pilot == DigestPilots.NO_SLOTS ? SPILLED : DigestPilots.slot(bucket, key, pilot);
  }

  /** {@return whether the digest in a slot is this one} The scratch has the stored key then. */
  private boolean holds(
      int slot, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    return isSeen(slot, key, word1, scratch) || holdsCopied(slot, key, word1, digest, at, scratch);
  }

  /**
   * {@return whether it can be seen without a copy that a slot has a digest} The key is read after
   * the other word, which lies in the same page: if the key was there, so was that.
   */
  private boolean isSeen(int slot, long key, long word1, DigestScratch scratch) {
    if (words == null) {
      return false;
    }
    int from = 2 * slot;
    long second = Long.reverseBytes(words.get(from));
    long stored = Long.reverseBytes(words.get(from + 1));
    scratch.stored = stored;
    // A query might have the zeros of what was cut off.
    scratch.doubtful |= (byte) stored == 0;
    return (((stored ^ key) & ~SlotNumbers.NUMBER) | (second ^ word1)) == 0;
  }

  private boolean holdsCopied(
      int slot, long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    byte[] value = value(slot, scratch);
    long stored = (long) WORDS.get(value, keyAt);
    scratch.stored = stored;
    scratch.doubtful |= (byte) stored == 0;
    boolean equal = SlotNumbers.isKey(stored, key) && (long) WORDS.get(value, 0) == word1;
    if (equal && (tailBytes == 0 || compareTails(value, digest, at) == 0)) {
      return true;
    }
    scratch.doubtful |= scratch.leavesOpen(word1);
    return false;
  }

  private static boolean mayHave(long word, long key) {
    if (DigestFilter.has(word, key)) {
      return true;
    }
    if (DigestLayout.hasZero(word)) {
      throw cut();
    }
    return false;
  }

  private int filterWord(long key) {
    return DigestFilter.word(key, filterWords);
  }

  private static int pilotWord(int bucket) {
    return bucket >>> 3;
  }

  private static int pilot(long word, int bucket) {
    int pilot = (int) (word >>> (bucket << 3)) & 0xff;
    if (pilot == 0) {
      throw cut();
    }
    return pilot;
  }

  private static IndexOutOfBoundsException cut() {
    return new IndexOutOfBoundsException("what tells where digests are has bytes that none has");
  }

  private int number(long stored, long region) {
    if (!SlotNumbers.isWhole(region)) {
      throw cut();
    }
    return checked(SlotNumbers.first(region) + SlotNumbers.number(stored));
  }

  private int checked(int number) {
    if (number < 0 || number >= size) {
      throw new IndexOutOfBoundsException("the number of a digest is out of range");
    }
    return number;
  }

  /** {@return a copy of a value, which holds until the next call with this scratch} */
  private byte[] value(long index, DigestScratch scratch) {
    byte[] value = scratch.value;
    LONGS.set(value, 0, 0L);
    LONGS.set(value, Long.BYTES, 0L);
    Arrays.fill(value, DigestLayout.LEAST_BYTES, valueBytes, (byte) 0);
    long position = index * valueBytes;
    values.copy(position, value, 0, valueBytes);
    // Of two copies, the first may fail alone.
    scratch.doubtful |= !values.together(position, valueBytes);
    return value;
  }

  private int compareTails(byte[] value, byte[] digest, int at) {
    int asked = at + DigestLayout.LEAST_BYTES;
    return Arrays.compareUnsigned(
        value, Long.BYTES, Long.BYTES + tailBytes, digest, asked, asked + tailBytes);
  }

  /** Searches the digests without slots, which are few unless somebody has aimed at them. */
  private int halve(long key, long word1, byte[] digest, int at, DigestScratch scratch) {
    scratch.doubtful = true;
    long behindSlots = DigestPilots.slots(regions);
    int low = 0;
    for (int high = spilled - 1; low <= high; ) {
      int middle = (low + high) >>> 1;
      byte[] value = value(behindSlots + middle, scratch);
      int order = Long.compareUnsigned((long) WORDS.get(value, keyAt), key);
      if (order == 0) {
        order = Long.compareUnsigned((long) WORDS.get(value, 0), word1);
      }
      if (order == 0) {
        order = compareTails(value, digest, at);
      }
      if (order == 0) {
        long numberAt = SlotNumbers.numberAt(regions, middle);
        return checked(SlotNumbers.numberOf(numbers.intAt(numberAt)));
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return NONE;
  }

  /**
   * Words of the filter are fetched together, then pilots and values of what it lets pass, each in
   * a loop so short that the processor has many cache misses under way at once. Where most digests
   * are found, the filter is left out.
   */
  @Override
  void findAll(byte[] digests, int width, int[] found, DigestScratch scratch) {
    int hits = 0;
    for (int from = 0, flight; from < found.length; from += flight) {
      flight = Math.min(DigestScratch.FLIGHT, found.length - from);
      keys(digests, from * width, width, flight, scratch.keys);
      int passed = passed(flight, hits <= flight / 2, scratch);
      Arrays.fill(found, from, from + flight, NONE);
      findSlots(passed, scratch);
      touchValues(passed, scratch);
      hits = 0;
      for (int i = 0; i < passed; i++) {
        int query = from + scratch.queries[i];
        int at = query * width;
        long word1 = (long) WORDS.get(digests, at + Long.BYTES);
        int number = find(i, word1, digests, at, scratch);
        found[query] = number;
        hits += number == NONE ? 0 : 1;
      }
    }
  }

  /** {@return how many keys in flight may be found, which come first then, with their queries} */
  private int passed(int flight, boolean filtered, DigestScratch scratch) {
    if (filtered) {
      long touched = 0;
      for (int i = 0; i < flight; i++) {
        touched += filter.raw(filterWord(scratch.keys[i]));
      }
      scratch.touched += touched;
    }
    int passed = 0;
    for (int i = 0; i < flight; i++) {
      long key = scratch.keys[i];
      scratch.keys[passed] = key;
      scratch.queries[passed] = i;
      passed += !filtered || mayHave(filter.raw(filterWord(key)), key) ? 1 : 0;
    }
    return passed;
  }

  /** Finds the slots of so many keys. */
  private void findSlots(int count, DigestScratch scratch) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += pilots.raw(pilotWord(DigestPilots.bucket(scratch.keys[i], buckets)));
    }
    scratch.touched += touched;
    for (int i = 0; i < count; i++) {
      int bucket = DigestPilots.bucket(scratch.keys[i], buckets);
      scratch.slots[i] = slot(bucket, scratch.keys[i], pilots.raw(pilotWord(bucket)));
    }
  }

  private void touchValues(int count, DigestScratch scratch) {
    long touched = 0;
    for (int i = 0; i < count; i++) {
      touched += values.rawByte((long) Math.max(0, scratch.slots[i]) * valueBytes);
    }
    scratch.touched += touched;
  }

  private int find(int i, long word1, byte[] digest, int at, DigestScratch scratch) {
    int slot = scratch.slots[i];
    if (slot == SPILLED) {
      return halve(scratch.keys[i], word1, digest, at, scratch);
    }
    long position = (long) slot * valueBytes;
    long stored = Long.reverseBytes(values.rawLong(position + keyAt));
    if (!SlotNumbers.isKey(stored, scratch.keys[i])
        || Long.reverseBytes(values.rawLong(position)) != word1) {
      return NONE;
    }
    if (tailBytes != 0) {
      values.copy(position, scratch.value, 0, valueBytes);
      if (compareTails(scratch.value, digest, at) != 0) {
        return NONE;
      }
    }
    return number(stored, firsts.raw(DigestPilots.regionOfSlot(slot)));
  }
}
