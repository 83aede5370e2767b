package org.tutela.filters.rating;

/** How far a fact may be relied on, worst first. */
public enum Confidence {
  /** Unsure: a policy may use it to tighten, never to let something pass. */
  LOW,
  /** One source, or a correction that rests on general knowledge. */
  MEDIUM,
  /** Confirmed by a second reader or a primary source. */
  HIGH
}
