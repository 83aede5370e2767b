package org.tutela.core.index;

import java.io.IOException;

/** An index file that cannot be used. Each subclass has a remedy of its own. */
public abstract class IndexFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  IndexFormatException(String message) {
    super(message);
  }
}
