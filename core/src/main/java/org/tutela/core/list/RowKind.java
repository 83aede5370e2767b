package org.tutela.core.list;

import java.util.Locale;

/** What became of one record of a list. */
public enum RowKind {
  /** Imported. */
  ENTRY,
  /** Removes an earlier entry. */
  DELETE,
  /** A fingerprint to be fetched separately. */
  REF,
  /** The same hash again. */
  DUP,
  /** An older version of a record that is in the same file again. */
  SUPERSEDED,
  /** A record that is in the same file again with another category. */
  CONFLICT,
  /** Refused. */
  REJECT,
  /** Recognised and intentionally not imported. */
  IGNORED,
  /** Somebody should look. */
  WARN,
  /** What the file says about itself. */
  META,
  /** Where a paged exchange goes on. */
  NEXT;

  /** {@return the stable lower-case name, for output} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
