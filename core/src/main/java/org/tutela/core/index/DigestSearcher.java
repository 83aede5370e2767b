package org.tutela.core.index;

import org.tutela.core.hash.ContentHash;

/**
 * Asks the digest engines of one index, with the care that one in a mapped file needs. Made for one
 * thread at a time, as the searcher is that has it.
 */
final class DigestSearcher {
  final DigestScratch scratch = new DigestScratch();

  private final IndexLifecycle lifecycle;
  private final IndexLifecycle.Presence presence;

  DigestSearcher(IndexLifecycle lifecycle, IndexLifecycle.Presence presence) {
    this.lifecycle = lifecycle;
    this.presence = presence;
  }

  /**
   * {@return whether a value is certainly missing} Needs no presence: nothing of a file is read.
   */
  boolean rulesOut(SlottedDigests slots, ContentHash hash) {
    return slots.rulesOut(hash, scratch) && !lifecycle.isRefusing();
  }

  /** {@return the same for a digest that lies in an array} */
  boolean rulesOut(SlottedDigests slots, byte[] bytes, int offset) {
    return slots.rulesOut(bytes, offset, scratch) && !lifecycle.isRefusing();
  }

  /** {@return whether a table on the heap has a digest} The caller has seen that it may be read. */
  boolean has(TableDigests table, ContentHash hash) {
    try {
      return table.has(hash, scratch);
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }

  /** {@return the same for a digest that lies in an array} */
  boolean has(TableDigests table, byte[] bytes, int offset) {
    try {
      return table.has(bytes, offset, scratch);
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }

  /**
   * {@return the number of the value that equals a hash, or {@link DigestEngine#NONE}}
   *
   * @param numbered whether it has to be the number; any other will do otherwise
   */
  int find(DigestEngine engine, ContentHash hash, boolean numbered) {
    if (engine.longer) {
      hash.copyTo(scratch.query, 0);
    }
    return find(engine, hash.word(0), hash.word(1), scratch.query, 0, numbered);
  }

  /** {@return the same for a digest that lies in an array} */
  int find(DigestEngine engine, byte[] bytes, int offset, boolean numbered) {
    long word0 = (long) DigestLayout.WORDS.get(bytes, offset);
    long word1 = (long) DigestLayout.WORDS.get(bytes, offset + Long.BYTES);
    return find(engine, word0, word1, bytes, offset, numbered);
  }

  /** Of the array only what comes after these two words is looked at. */
  private int find(
      DigestEngine engine, long word0, long word1, byte[] bytes, int offset, boolean numbered) {
    long key = engine.keys.of(word0, word1);
    if (!lifecycle.isGuarded()) {
      return ask(engine, key, word1, bytes, offset, numbered);
    }
    lifecycle.enter(presence);
    try {
      return confirmed(ask(engine, key, word1, bytes, offset, numbered));
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(presence);
    }
  }

  private int ask(
      DigestEngine engine, long key, long word1, byte[] bytes, int offset, boolean numbered) {
    try {
      if (numbered) {
        return engine.find(key, word1, bytes, offset, scratch);
      }
      return engine.has(key, word1, bytes, offset, scratch) ? 0 : DigestEngine.NONE;
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }

  /** Gives out what a search for one digest found, once it is known to hold. */
  private int confirmed(int found) {
    if (scratch.doubtful) {
      scratch.doubtful = false;
      lifecycle.confirm();
    }
    return found;
  }

  /** Finds the numbers of digests that lie one after another, each of so many bytes. */
  void findAll(DigestEngine engine, byte[] bytes, int width, int[] numbers) {
    lifecycle.enter(presence);
    try {
      askAll(engine, bytes, width, numbers);
      lifecycle.confirm();
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(presence);
    }
  }

  private void askAll(DigestEngine engine, byte[] bytes, int width, int[] numbers) {
    try {
      engine.findAll(bytes, width, numbers, scratch);
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }
}
