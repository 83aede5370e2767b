package org.tutela.core.index;

import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Severity;

/**
 * What many entries have in common. Each facet of an index has a bitmap of the values that it holds
 * for, so that any question about attributes is a union of some of them.
 */
record Facet(
    HashList list,
    String category,
    Severity severity,
    EntryRole role,
    boolean confirmed,
    boolean disputed) {

  static Facet of(IndexEntry entry) {
    return new Facet(
        entry.list(),
        entry.category(),
        entry.severity(),
        entry.role(),
        entry.opinions().confirming() > 0,
        entry.opinions().disputing() > 0);
  }
}
