package org.tutela.core.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A picture was not decoded, with a reason that a program can act on. */
public final class ImageRejectedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why a picture was not decoded. */
  public enum Code {
    /** No bytes at all. */
    EMPTY,
    /** The content does not begin like any picture format. */
    NOT_AN_IMAGE,
    /** A picture, in a format or a variant of it that is not decoded. */
    UNSUPPORTED,
    /** The content ends before the first pixel. */
    TRUNCATED_HEADER,
    /** The content breaks the rules of its format before the first pixel. */
    CORRUPT,
    /** More bytes than allowed. */
    LIMIT_BYTES,
    /** More pixels, or a longer side, than allowed. */
    LIMIT_PIXELS,
    /** More scans than allowed. */
    LIMIT_SCANS,
    /** Decoding takes more memory than allowed, or than the heap has. */
    LIMIT_MEMORY,
    /** Decoding and hashing took longer than allowed. */
    LIMIT_TIME
  }

  /** The reason. */
  private final Code code;

  ImageRejectedException(Code code, String message) {
    super(message);
    this.code = code;
  }

  ImageRejectedException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** {@return the reason} */
  public Code code() {
    return code;
  }
}
