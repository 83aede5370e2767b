package org.tutela.core.list;

import java.util.Locale;

/** What an entry of a list is for. Only {@link #BLOCK} accuses. */
public enum EntryRole {
  /** Known abuse material: a match counts. */
  BLOCK,
  /** Explicitly allowed, whatever other lists say of a category. */
  ALLOW,
  /** Switches off a match of other lists, for instance a known false positive. */
  SUPPRESS,
  /** Known to be harmless, as the files of an operating system are. */
  KNOWN_GOOD,
  /** Reported by somebody and only ever contradicted by others. */
  DISPUTED,
  /** Seen in connection with something else; taken only by those who ask for it. */
  OBSERVABLE;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** {@return the stable lower-case name, for files and output} */
  public String id() {
    return id;
  }
}
