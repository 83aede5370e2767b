package org.tutela.filters.policy;

/** Who stands behind a rating, least trusted first. */
public enum Trust {
  /** The content says so itself. It may tighten a decision and never loosen one. */
  SELF,
  /** A platform or a shop says so. */
  PLATFORM,
  /** A rating board says so, through its catalogue. */
  BOARD,
  /** A rating board says so, and its signature was checked. */
  SIGNED
}
