package org.tutela.filters.label;

import java.io.IOException;

/** Finds the labels in content of one format. Stateless. */
interface LabelReader {
  /**
   * Reads the content and adds every label in it, malformed ones included.
   *
   * @throws LabelException if the content is beyond a limit
   * @throws IOException if the content cannot be read
   */
  void read(LabelScan scan) throws IOException;
}
