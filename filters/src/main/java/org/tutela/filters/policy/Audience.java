package org.tutela.filters.policy;

/** Who reads an explanation. */
public enum Audience {
  /** The child: plain words, no codes, nothing about how the filter works. */
  CHILD,
  /** A parent or guardian: which rating, which limit. */
  GUARDIAN,
  /** An auditor or regulator: code, rule, parameters and the row of the data that was used. */
  AUDITOR
}
