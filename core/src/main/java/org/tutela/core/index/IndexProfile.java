package org.tutela.core.index;

/** What an index keeps besides the hashes, and how much memory it may spend on speed. */
public enum IndexProfile {
  /** Entry ids, dates and the fastest search structures: for servers. */
  FULL,

  /**
   * Hashes, lists, categories and roles, no entry ids and dates, and compact search structures: for
   * devices.
   */
  DEVICE;

  static IndexProfile of(int code) {
    return values()[code];
  }
}
