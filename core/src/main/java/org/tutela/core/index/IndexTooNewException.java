package org.tutela.core.index;

/** An index of a later format version. Remedy: update this library. */
public final class IndexTooNewException extends IndexFormatException {
  private static final long serialVersionUID = 1L;

  IndexTooNewException(String file, int major, int newest) {
    super(
        file
            + ": index format "
            + major
            + " is newer than "
            + newest
            + ", the newest that this release of Tutela reads; update Tutela");
  }
}
