package org.tutela.core.index;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.tutela.core.list.EntryRole;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.Severity;

/** One reading of one list, which remembers what most entries share with the one before. */
final class ListImport {
  private final HashList list;
  private final int listNumber;
  private final int number;
  private final boolean idsNameRecords;
  private final Function<String, Severity> severities;
  private String lastId = "";
  private byte[] lastIdBytes = {};
  private Facet lastFacet;
  private int lastFacetNumber = -1;

  ListImport(
      HashList list,
      int listNumber,
      int number,
      boolean idsNameRecords,
      Function<String, Severity> severities) {
    this.list = list;
    this.listNumber = listNumber;
    this.number = number;
    this.idsNameRecords = idsNameRecords;
    this.severities = severities;
    this.lastFacet = new Facet(list, "", Severity.UNKNOWN, EntryRole.BLOCK, false, false);
  }

  HashList list() {
    return list;
  }

  /** {@return the number of the list among those of the compiler} */
  int listNumber() {
    return listNumber;
  }

  /** {@return which reading of the list this is, from 1} */
  int number() {
    return number;
  }

  /** {@return whether a source id names one record, so that a later one takes its place} */
  boolean idsNameRecords() {
    return idsNameRecords;
  }

  /**
   * {@return the number of the facet of an entry}
   *
   * @param entry of this list
   * @param facets the numbers given so far, which gets one more for a new facet
   */
  int facet(ListEntry entry, Map<Facet, Integer> facets) {
    boolean confirmed = entry.opinions().confirming() > 0;
    boolean disputed = entry.opinions().disputing() > 0;
    boolean same =
        lastFacetNumber >= 0
            && entry.category().equals(lastFacet.category())
            && entry.role() == lastFacet.role()
            && confirmed == lastFacet.confirmed()
            && disputed == lastFacet.disputed();
    if (!same) {
      Severity severity = severities.apply(entry.category());
      lastFacet = new Facet(list, entry.category(), severity, entry.role(), confirmed, disputed);
      lastFacetNumber = facets.computeIfAbsent(lastFacet, unseen -> facets.size());
    }
    return lastFacetNumber;
  }

  byte[] utf8(String id) {
    if (!id.equals(lastId)) {
      lastId = id;
      lastIdBytes = id.getBytes(StandardCharsets.UTF_8);
    }
    return lastIdBytes;
  }
}
