package org.tutela.core.index;

/** An index of a format version that is no longer read. Remedy: compile it again. */
public final class IndexTooOldException extends IndexFormatException {
  private static final long serialVersionUID = 1L;

  IndexTooOldException(String file, int major, int oldest) {
    super(
        file
            + ": index format "
            + major
            + " is older than "
            + oldest
            + ", the oldest that this release of Tutela reads; compile the index again");
  }
}
