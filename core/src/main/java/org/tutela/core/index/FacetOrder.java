package org.tutela.core.index;

import java.util.Comparator;
import org.tutela.core.list.HashList;

/** In which order a file has what its entries have in common. Who only reads one needs none. */
final class FacetOrder {
  /** The order of lists in a file. */
  static final Comparator<HashList> LISTS =
      Comparator.comparing(HashList::name)
          .thenComparing(HashList::jurisdiction)
          .thenComparing(list -> list.dialect().name());

  /** The order of facets in a file. */
  static final Comparator<Facet> FACETS =
      Comparator.comparing(Facet::list, LISTS)
          .thenComparing(Facet::category)
          .thenComparing(Facet::severity)
          .thenComparing(facet -> facet.role().id())
          .thenComparing(Facet::confirmed)
          .thenComparing(Facet::disputed);

  private FacetOrder() {}
}
