package org.tutela.core.index;

/** Takes what a batch search finds. */
@FunctionalInterface
public interface HitSink {

  /**
   * Takes one hit.
   *
   * @param query the position of the query in the batch, from 0
   * @param hit what it matched
   */
  void hit(int query, IndexHit hit);
}
