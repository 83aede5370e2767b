package org.tutela.filters.policy;

/** Who reads an explanation. */
public enum Audience {
  /** The child: plain words, no codes, nothing about how the filter works. */
  CHILD,
  /** A parent or guardian: which rating, which limit. */
  GUARDIAN,
  /** An auditor or a regulator: every reason with its code, parameters, rule and source. */
  AUDITOR
}
