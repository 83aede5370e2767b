package org.tutela.core.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tutela.core.image.PdqDialect;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.Severity;

/** How the sections of lists and facets are written and read. */
final class FacetTable {
  private static final int CONFIRMED = 1;
  private static final int DISPUTED = 2;
  private static final int SEVERITY_SHIFT = 2;

  /** The place of a severity is its code: new ones go to the end. */
  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  private FacetTable() {}

  static void writeLists(List<HashList> lists, FieldWriter out) {
    for (HashList list : lists) {
      out.text(list.name());
      out.text(list.jurisdiction());
      out.text(list.dialect().name());
    }
  }

  static void writeFacets(List<Facet> facets, List<HashList> lists, FieldWriter out) {
    for (Facet facet : facets) {
      out.number(lists.indexOf(facet.list()));
      out.text(facet.category());
      out.text(facet.role().id());
      out.number(
          (facet.confirmed() ? CONFIRMED : 0)
              | (facet.disputed() ? DISPUTED : 0)
              | SEVERITIES.indexOf(facet.severity()) << SEVERITY_SHIFT);
    }
  }

  static List<HashList> readLists(SectionBytes bytes, long count) {
    FieldReader in = new FieldReader(bytes, 0);
    List<HashList> lists = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      lists.add(new HashList(in.text(), in.text(), PdqDialect.valueOf(in.text())));
    }
    return List.copyOf(lists);
  }

  static List<Facet> readFacets(SectionBytes bytes, long count, List<HashList> lists) {
    FieldReader in = new FieldReader(bytes, 0);
    List<Facet> facets = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      HashList list = lists.get(in.below(lists.size()));
      String category = in.text();
      EntryRole role = role(in.text());
      int flags = in.below(SEVERITIES.size() << SEVERITY_SHIFT);
      facets.add(
          new Facet(
              list,
              category,
              SEVERITIES.get(flags >> SEVERITY_SHIFT),
              role,
              (flags & CONFIRMED) != 0,
              (flags & DISPUTED) != 0));
    }
    return List.copyOf(facets);
  }

  private static EntryRole role(String id) {
    return Arrays.stream(EntryRole.values())
        .filter(role -> role.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an unknown role"));
  }
}
