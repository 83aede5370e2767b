package org.tutela.core.list.format;

import org.tutela.core.list.ListReader;

/** A reader that knows its own format when it sees it. */
interface FormatReader extends ListReader {

  /** {@return whether the list looks like this format} */
  boolean recognizes(ListHead head);
}
