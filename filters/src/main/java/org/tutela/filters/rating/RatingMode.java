package org.tutela.filters.rating;

/** What a rating asks of the people who show or watch the content. */
public enum RatingMode {
  /** For everybody: the filter age is 0. */
  GENERAL,
  /** Parents should decide, and the board names no age: there is no filter age. */
  GUIDANCE,
  /** Recommended from an age on; nobody is turned away. */
  ADVISORY,
  /** Below the age only with an adult, and then from the supervised age on. */
  ACCOMPANIED,
  /** Not below the age, with an adult or without. */
  RESTRICTED,
  /** Refused or banned: for nobody. There is no filter age. */
  PROHIBITED,
  /** The code says that there is no rating. There is no filter age. */
  UNRATED,
  /** May be broadcast only from an hour on; the age is that of the viewers it protects. */
  WATERSHED
}
