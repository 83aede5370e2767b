package org.tutela.filters.policy;

import java.util.Locale;

/** What whoever carries out a decision must do besides. */
public enum Obligation {
  /** A person must look at the content. */
  HUMAN_REVIEW,
  /** Blur pictures until the viewer asks to see them. */
  BLUR,
  /** Ask search engines for their safe results. */
  SAFE_SEARCH;

  /** {@return the name in policy files: lower case} */
  String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
