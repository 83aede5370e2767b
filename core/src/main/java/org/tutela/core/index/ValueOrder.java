package org.tutela.core.index;

/** In which order the values of a type are numbered, and which of them are one. */
interface ValueOrder {
  /** {@return a number by which, unsigned, values are ordered in the first place} */
  long first(int record);

  /** {@return the order of two values, 0 if they are one} */
  int compare(int one, int other);
}
