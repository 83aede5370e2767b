package org.tutela.filters.policy;

/** What came of checking a guardian's PIN. */
public enum PinCheck {
  /** It is the guardian's PIN. */
  ACCEPTED,
  /** It is not. */
  WRONG,
  /** Too many were wrong lately; this one was not even looked at. */
  LOCKED
}
