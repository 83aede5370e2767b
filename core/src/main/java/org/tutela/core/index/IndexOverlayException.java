package org.tutela.core.index;

/** An overlay that does not belong to what it is laid on, or that cannot be made for it. */
public final class IndexOverlayException extends IndexFormatException {
  private static final long serialVersionUID = 1L;

  IndexOverlayException(String file, String problem) {
    super(file + ": " + problem);
  }
}
