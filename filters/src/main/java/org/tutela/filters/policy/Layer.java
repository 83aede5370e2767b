package org.tutela.filters.policy;

/** The layers of a policy, in the order in which they are asked. */
public enum Layer {
  /** Known abuse material, by a match. Terminal, and nothing overrides it. */
  ILLEGAL,
  /** The ratings and ages that content carries, against limits and the viewer's age. */
  RATING,
  /** Content without a rating, or with a label that cannot be used. */
  UNRATED,
  /** What holds when no other layer said anything about the content. */
  DEFAULT
}
