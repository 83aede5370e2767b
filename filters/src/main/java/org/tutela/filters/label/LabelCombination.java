package org.tutela.filters.label;

import java.util.Locale;

/** Which of several labels of one item count. Those that nobody vouches for always do. */
public enum LabelCombination {
  /** All of them: the strictest decides. */
  STRICTEST,
  /** Those of the viewer's own region if there are any, otherwise all. */
  HOME_REGION_FIRST,
  /** Those of the highest trust. */
  TRUST_ORDER;

  /** {@return the name in files and options: lower case, with underscores} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
