package org.tutela.core.index;

/** Words of a section. Safe for any number of threads, each with a scratch of its own. */
interface FileWords {
  /** {@return a word; a byte of it is zero if the file was cut there} */
  long get(int number, DigestScratch scratch);

  /** {@return a word, or anything if the file was cut} Who asks for many looks at its length. */
  long raw(int number);
}
