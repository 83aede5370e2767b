package org.tutela.core.container;

import java.io.IOException;

/** One file of a container cannot be read; the others may. */
final class UnreadableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes a code, a colon and words. */
  UnreadableException(String reason) {
    super(reason);
  }

  /** {@return the code, a colon and words} */
  String reason() {
    return String.valueOf(getMessage());
  }
}
