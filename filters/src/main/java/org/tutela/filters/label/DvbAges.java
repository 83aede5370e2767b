package org.tutela.filters.label;

/** How a network writes the age of a DVB parental rating. */
public enum DvbAges {
  /** The age less three, as EN 300 468 has it. */
  ENCODED,
  /** The age in years, as some networks have it. */
  PLAIN
}
