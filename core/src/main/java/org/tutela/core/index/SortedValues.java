package org.tutela.core.index;

import java.io.IOException;

/**
 * The different values of one hash type in ascending order, as unsigned numbers; the first word of
 * a digest is its key.
 */
interface SortedValues {

  /** {@return how many there are} */
  int size();

  /** {@return 8 bytes of a value as one number, the first byte highest} */
  long word(int index, int word);

  /** {@return 4 bytes of a value as one number, the first byte highest} */
  int intAt(int index, int offset);

  /** Writes the bytes of a value. */
  void write(int index, SectionOutput out) throws IOException;

  /** Copies the bytes of a value after its first word. */
  void copyRest(int index, byte[] into, int at);
}
