package org.tutela.core.match;

import java.util.Locale;

/** What a match means to the caller, the weakest first. */
public enum Disposition {
  /** Recorded to learn from, not acted on; it never reaches a policy. */
  SHADOW,
  /** A person should look. */
  REVIEW,
  /** Known material: act on it. */
  ACT;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** {@return the stable lower-case name, for files and output} */
  public String id() {
    return id;
  }
}
