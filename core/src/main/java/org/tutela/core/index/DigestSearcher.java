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

  /** {@return whether slots of a file have a digest} */
  boolean has(SlottedDigests slots, ContentHash hash) {
    if (slots.longer) {
      hash.copyTo(scratch.query, 0);
    }
    return has(slots, hash.word(0), hash.word(1), scratch.query, 0);
  }

  /** {@return the same for a digest that lies in an array} */
  boolean has(SlottedDigests slots, byte[] bytes, int offset) {
    long word0 = (long) DigestLayout.WORDS.get(bytes, offset);
    long word1 = (long) DigestLayout.WORDS.get(bytes, offset + Long.BYTES);
    return has(slots, word0, word1, bytes, offset);
  }

  private boolean has(SlottedDigests slots, long word0, long word1, byte[] bytes, int offset) {
    long key = slots.keys.of(word0, word1);
    if (rulesOut(slots, key)) {
      return false;
    }
    lifecycle.enter(presence);
    try {
      boolean has = ask(slots, key, word1, bytes, offset);
      settle();
      return has;
    } catch (InternalError e) {
      throw lifecycle.failed(e);
    } finally {
      lifecycle.exit(presence);
    }
  }

  private boolean ask(SlottedDigests slots, long key, long word1, byte[] bytes, int offset) {
    try {
      return slots.has(key, word1, bytes, offset, scratch);
    } catch (IndexOutOfBoundsException e) {
      throw lifecycle.failed(e);
    }
  }

  /** {@return whether a value is certainly missing} For that, nothing of a file is read. */
  private boolean rulesOut(SlottedDigests slots, long key) {
    return slots.rulesOut(key, scratch) && !lifecycle.isRefusing();
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
    if (engine instanceof SlottedDigests slots && rulesOut(slots, key)) {
      return DigestEngine.NONE;
    }
    lifecycle.enter(presence);
    try {
      int found = ask(engine, key, word1, bytes, offset, numbered);
      settle();
      return found;
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

  /** Makes sure that what a search for one digest found holds. */
  private void settle() {
    if (scratch.doubtful) {
      scratch.doubtful = false;
      lifecycle.confirm();
    }
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
