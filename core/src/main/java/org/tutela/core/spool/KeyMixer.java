package org.tutela.core.spool;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.tutela.core.hash.ContentHash;

/**
 * Turns hashes and ids into 128-bit keys that are spread evenly whatever they are made from. Seeded
 * anew each time, so that nobody can write a list whose keys collide.
 */
public final class KeyMixer {
  private final long seedHigh;
  private final long seedLow;
  private long high;
  private long low;

  /** Takes a seed of its own. */
  public KeyMixer() {
    SecureRandom random = new SecureRandom();
    seedHigh = random.nextLong();
    seedLow = random.nextLong();
  }

  /** {@return the first half of the last key} */
  public long high() {
    return high;
  }

  /** {@return the second half of the last key} */
  public long low() {
    return low;
  }

  /**
   * Makes the key of a type and value.
   *
   * @param hash the value
   */
  public void key(ContentHash hash) {
    start(hash.type().id().hashCode());
    for (int i = 0; i < hash.words(); i++) {
      add(hash.word(i));
    }
    for (int i = hash.words() * Long.BYTES; i < hash.type().bytes(); i++) {
      add(hash.byteAt(i));
    }
  }

  /**
   * Makes the key of a text.
   *
   * @param text any
   */
  public void key(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    start(bytes.length);
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word = word << 8 | (bytes[i] & 0xff);
      if ((i & 7) == 7) {
        add(word);
        word = 0;
      }
    }
    add(word);
  }

  private void start(long first) {
    high = seedHigh;
    low = seedLow;
    add(first);
  }

  private void add(long word) {
    high = finish(high ^ word);
    low = finish(low + Long.rotateLeft(word, 29) * 0x9e3779b97f4a7c15L);
  }

  /** The finalizer of MurmurHash3 (Appleby 2011), in which every input bit moves every other. */
  private static long finish(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
