package org.tutela.core.match;

import java.io.IOException;
import java.util.Optional;

/** Reading was given up because the caller said so. */
final class StoppedException extends IOException {
  private static final long serialVersionUID = 1L;

  private StoppedException(String reason) {
    super(reason);
  }

  /** Gives up if it is time to. */
  static void check(StopCondition stop) throws StoppedException {
    Optional<String> reason = stop.reason();
    if (reason.isPresent()) {
      throw new StoppedException(reason.get());
    }
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
