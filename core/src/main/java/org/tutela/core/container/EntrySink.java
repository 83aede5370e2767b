package org.tutela.core.container;

import java.io.IOException;
import java.io.InputStream;

/** Takes the files of a container one by one. */
interface EntrySink {
  /** Takes a file; its content can be read until this returns. */
  void entry(String name, InputStream content) throws IOException;

  /** A file cannot be read; the reason is a code, a colon and words. */
  void unreadable(String name, String reason) throws IOException;

  /** {@return what is unpacked to look for files in it, which counts as any file does} */
  EntryStream unpacked(InputStream content) throws IOException;

  /** Something about the container itself makes the look at it partial. */
  void partial(String reason);
}
