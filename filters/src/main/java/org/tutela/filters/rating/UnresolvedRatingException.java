package org.tutela.filters.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that names no rating, or more than one. */
public final class UnresolvedRatingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Why no single rating was found. */
  public enum Cause {
    /** The text names no system of the catalogue. */
    UNKNOWN_SYSTEM,
    /** The system is known, the code is not one of its codes or aliases. */
    UNKNOWN_CODE,
    /** Several ratings fit: the caller must name the system. */
    AMBIGUOUS
  }

  private final Cause cause;
  private final transient @Nullable List<Rating> candidates;

  UnresolvedRatingException(Cause cause, String message, List<Rating> candidates) {
    super(message);
    this.cause = cause;
    this.candidates = List.copyOf(candidates);
  }

  /** {@return why no single rating was found} */
  public Cause reason() {
    return cause;
  }

  /** {@return the ratings that fit, if there are several} */
  public List<Rating> candidates() {
    return candidates == null ? List.of() : candidates;
  }
}
