package org.tutela.core.index;

import java.util.List;
import org.tutela.core.list.EntryRole;

/**
 * Values that one list accuses and another calls harmless: counted, and where that is wanted the
 * accusations are dropped.
 */
final class Contradictions {
  private final boolean[] accusing;
  private final boolean[] harmless;
  private final boolean refuse;
  private long values;
  private long refused;

  /** For facets by their number. */
  Contradictions(List<Facet> facets, boolean refuse) {
    this.accusing = new boolean[facets.size()];
    this.harmless = new boolean[facets.size()];
    this.refuse = refuse;
    for (int i = 0; i < accusing.length; i++) {
      EntryRole role = facets.get(i).role();
      accusing[i] = role == EntryRole.BLOCK;
      harmless[i] =
          role == EntryRole.ALLOW || role == EntryRole.SUPPRESS || role == EntryRole.KNOWN_GOOD;
    }
  }

  /** {@return how many of the entries of one value remain, which are moved to the front} */
  int settle(int[] entries, int count, int[] facets) {
    boolean accused = false;
    boolean cleared = false;
    for (int i = 0; i < count; i++) {
      accused |= accusing[facets[entries[i]]];
      cleared |= harmless[facets[entries[i]]];
    }
    if (!accused || !cleared) {
      return count;
    }
    values++;
    if (!refuse) {
      return count;
    }
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (!accusing[facets[entries[i]]]) {
        entries[kept++] = entries[i];
      }
    }
    refused += count - kept;
    return kept;
  }

  /** {@return how many values there were} */
  long values() {
    return values;
  }

  /** {@return how many entries were dropped} */
  long refused() {
    return refused;
  }
}
