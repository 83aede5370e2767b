package org.tutela.filters.policy;

/** The layers of a policy, in the order in which they are asked. */
public enum Layer {
  /** Known abuse material, by a match. Final, and nothing overrides it. */
  ILLEGAL,
  /** What the law of a place forbids or demands. It can only tighten; what it blocks is final. */
  JURISDICTION,
  /** What a guardian denies by name. Final. */
  DENY_LIST,
  /** What a guardian grants for a while. Final. */
  GRANT,
  /** What a guardian allows by name. Final. */
  ALLOW_LIST,
  /** The ratings and ages that content carries, against limits and the viewer's age. */
  RATING,
  /** How much of what content shows. */
  DESCRIPTOR,
  /** What kind of site or service it is. */
  CATEGORY,
  /** Content without a rating, or with a label that cannot be used. */
  UNRATED,
  /** The hours of the day and the time that was spent. */
  SCHEDULE,
  /** What holds when no other layer said anything about the content. */
  DEFAULT
}
