package org.tutela.filters.label;

import java.io.IOException;

/** Content that is not searched for labels because it is beyond a limit. */
public final class LabelException extends IOException {
  private static final long serialVersionUID = 1L;

  LabelException(String source, String problem) {
    super(source + ": " + problem);
  }
}
