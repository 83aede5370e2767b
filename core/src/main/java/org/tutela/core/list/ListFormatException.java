package org.tutela.core.list;

import java.io.IOException;
import java.util.Objects;

/**
 * A whole list is refused: nothing of it may be committed, and the previous list stays in force. A
 * reader may have yielded records before it found out.
 */
public final class ListFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ReasonCode code;
  private final String location;

  /**
   * Names the file, the place and the reason.
   *
   * @param code why; one that is {@link ReasonCode#fatal() fatal}
   * @param source the name of the list source
   * @param location where the reader gave up, or empty
   * @param message what is wrong and what to do; no list content
   */
  public ListFormatException(ReasonCode code, String source, String location, String message) {
    super(source + (location.isEmpty() ? "" : ", " + location) + ": " + code + ": " + message);
    if (!code.fatal()) {
      throw new IllegalArgumentException(code + " does not refuse a whole list");
    }
    this.code = code;
    this.location = Objects.requireNonNull(location);
  }

  /** {@return why} */
  public ReasonCode code() {
    return code;
  }

  /** {@return where the reader gave up, or empty} */
  public String location() {
    return location;
  }
}
