package org.tutela.core.index;

import java.io.UncheckedIOException;

/**
 * An open index whose file was cut, changed or found inconsistent while it was searched. The answer
 * that was being prepared is not released, and the index answers nothing from then on. Remedy:
 * close it and open a good file.
 */
public final class IndexFaultedException extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  IndexFaultedException(IndexCorruptException cause) {
    super(cause.getMessage(), cause);
  }
}
