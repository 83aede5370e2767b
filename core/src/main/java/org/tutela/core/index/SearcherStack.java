package org.tutela.core.index;

import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/**
 * The searchers of an index and of the overlay on it.
 *
 * @param below takes only values that count
 * @param above takes only values that are not below
 * @param offset what the numbers above are shifted by
 */
record SearcherStack(IndexSearcher below, IndexSearcher above, int offset) {
  int find(ContentHash hash, int radius, boolean firstOnly, HitBuffer hits) {
    hits.begin(0, firstOnly);
    if (below.find(hash, radius, firstOnly) > 0) {
      hits.takeAll(below.hits, 0);
    }
    if (!(firstOnly && hits.size() > 0) && above.find(hash, radius, firstOnly) > 0) {
      hits.takeAll(above.hits, offset);
    }
    hits.finish();
    return hits.size();
  }

  boolean contains(HashType type, byte[] bytes, int from) {
    return below.contains(type, bytes, from) || above.contains(type, bytes, from);
  }

  int lookup(HashType type, byte[] bytes, int[] valueIds) {
    int found = below.lookup(type, bytes, valueIds);
    int[] numbersAbove = new int[valueIds.length];
    above.lookup(type, bytes, numbersAbove);
    for (int i = 0; i < valueIds.length; i++) {
      if (valueIds[i] < 0 && numbersAbove[i] >= 0) {
        valueIds[i] = offset + numbersAbove[i];
        found++;
      }
    }
    return found;
  }
}
