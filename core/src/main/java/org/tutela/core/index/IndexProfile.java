package org.tutela.core.index;

import java.util.Optional;

/** What an index keeps besides the hashes, and how much memory it may spend on speed. */
public enum IndexProfile {
  /** Entry ids, dates and the fastest search structures: for servers. */
  FULL(1),

  /**
   * Hashes, lists, categories and roles, no entry ids and dates, and compact search structures: for
   * devices. Of each digest 128 bits are kept.
   */
  DEVICE(2),

  /**
   * As {@link #DEVICE}, and perceptual hashes are searched by comparing all of them, whatever their
   * number: the least memory, 32 bytes for each PDQ hash, and some two milliseconds of a core for a
   * query among a million.
   */
  SCAN(3);

  private final int code;

  IndexProfile(int code) {
    this.code = code;
  }

  /** The number that stands for it in a file. */
  int code() {
    return code;
  }

  static Optional<IndexProfile> of(long code) {
    for (IndexProfile profile : values()) {
      if (profile.code == code) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }
}
