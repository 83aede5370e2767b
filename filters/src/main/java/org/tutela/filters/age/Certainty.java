package org.tutela.filters.age;

/** The answer to a question about an age of which only a range is known. */
public enum Certainty {
  /** True for every age in the range. */
  YES,
  /** True for no age in the range. */
  NO,
  /** True for some ages in the range. */
  UNKNOWN
}
