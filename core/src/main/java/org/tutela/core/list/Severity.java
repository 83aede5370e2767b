package org.tutela.core.list;

import java.util.Locale;

/**
 * How grave a classification is, on one scale for all schemes: coarse, so that every scheme can be
 * read on it. Each entry keeps its own code besides. In ascending order.
 */
public enum Severity {
  /** The list does not say, or its code is not known. */
  UNKNOWN,
  /** Not illegal, and listed for comparison or by mistake. */
  NONE,
  /** Harmful or illegal under some laws only: computer-generated, age-difficult, exploitative. */
  DISPUTABLE,
  /** Indecent images of children that show no sexual activity. */
  INDECENT,
  /** Sexual activity that involves children. */
  SEXUAL_ACTIVITY,
  /** Penetration, sadism or animals. */
  SEVERE;

  /** {@return the stable lower-case name, for files and output} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
