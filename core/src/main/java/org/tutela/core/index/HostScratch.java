package org.tutela.core.index;

/** What a look into a mapped filter of hosts needs. Reusable, one thread at a time. */
final class HostScratch {
  /** Says that its thread is reading. */
  final IndexLifecycle.Presence presence;

  /** A copy of a block. */
  final byte[] block = new byte[HostFilter.BLOCK_BYTES];

  /** Whether something that was read may have been cut off. */
  boolean doubtful;

  HostScratch(IndexLifecycle.Presence presence) {
    this.presence = presence;
  }
}
