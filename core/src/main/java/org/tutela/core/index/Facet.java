package org.tutela.core.index;

import java.util.Comparator;
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

  /** The order of lists in a file. */
  static final Comparator<HashList> LISTS =
      Comparator.comparing(HashList::name)
          .thenComparing(HashList::jurisdiction)
          .thenComparing(list -> list.dialect().name());

  /** The order of facets in a file. */
  static final Comparator<Facet> ORDER =
      Comparator.comparing(Facet::list, LISTS)
          .thenComparing(Facet::category)
          .thenComparing(Facet::severity)
          .thenComparing(facet -> facet.role().id())
          .thenComparing(Facet::confirmed)
          .thenComparing(Facet::disputed);
}
