package org.tutela.filters.label;

/**
 * Who stands behind a label, weakest first. The caller says it: a label cannot vouch for itself.
 */
public enum LabelTrust {
  /** Only the publisher's own word, or nobody knows whose: it may make things stricter, no more. */
  SELF,
  /** A platform or broadcaster that answers for its labels. */
  PLATFORM,
  /** The board that rated, through a catalogue that the caller relies on. */
  BOARD,
  /** An issuer whose signature the caller has verified. */
  SIGNED
}
