package org.tutela.core.container;

import java.io.IOException;

/** A container asks for more than it may have, or the caller has given up. */
final class LimitException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes a code, a colon and words. */
  LimitException(String reason) {
    super(reason);
  }
}
