package org.tutela.core.index;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * All entries of one value: which of them are in force, in their order, each statement once. Takes
 * memory for one value at a time.
 */
final class EntryGroup {
  private final int width;
  private final int[] ranks;
  private final int[] lists;
  private final RoaringBitmap outOfForce;
  private final boolean anyOutOfForce;
  private final Contradictions contradictions;
  private final byte[] value;
  private final long[] takenBack;
  private byte[] ids = new byte[256];
  private int idsFilled;
  private int[] facets = new int[16];
  private int[] sequences = new int[16];
  private int[] idStarts = new int[17];
  private long[] dates = new long[16];
  private long[] opinions = new long[16];
  private byte[] qualities = new byte[16];
  private int size;
  private boolean anyTakenBack;
  private int[] order = new int[16];
  private int[] buffer = new int[16];
  private int kept;
  private long superseded;
  private long duplicates;

  /**
   * Begins without a value.
   *
   * @param ranks for each facet its place in the order of facets
   * @param lists for each facet the number of its list
   * @param outOfForce the entries that something else replaces, by their number of arrival
   * @param contradictions what happens to a value that one list accuses and another does not
   */
  EntryGroup(
      int width,
      int[] ranks,
      int[] lists,
      int listCount,
      RoaringBitmap outOfForce,
      Contradictions contradictions) {
    this.width = width;
    this.ranks = ranks;
    this.lists = lists;
    this.outOfForce = outOfForce;
    this.anyOutOfForce = !outOfForce.isEmpty();
    this.contradictions = contradictions;
    this.value = new byte[width];
    this.takenBack = new long[listCount];
  }

  void begin(byte[] bytes, int at) {
    System.arraycopy(bytes, at, value, 0, width);
    size = 0;
    idsFilled = 0;
    if (anyTakenBack) {
      Arrays.fill(takenBack, 0);
      anyTakenBack = false;
    }
  }

  boolean isValue(byte[] bytes, int at) {
    return Arrays.equals(value, 0, width, bytes, at, at + width);
  }

  byte[] value() {
    return value;
  }

  /** Adds the record that begins here, after its value. */
  void add(byte[] record, int at) {
    int facet = EntryRecord.facet(record, at);
    if (facet < 0) {
      anyTakenBack = true;
      int list = -1 - facet;
      takenBack[list] = Math.max(takenBack[list], 1L + EntryRecord.sequence(record, at));
      return;
    }
    if (size == facets.length) {
      grow();
    }
    facets[size] = facet;
    sequences[size] = EntryRecord.sequence(record, at);
    dates[size] = EntryRecord.date(record, at);
    opinions[size] = EntryRecord.opinions(record, at);
    qualities[size] = (byte) EntryRecord.quality(record, at);
    int length = EntryRecord.idLength(record, at);
    if (length > ids.length - idsFilled) {
      ids = Arrays.copyOf(ids, Math.max(2 * ids.length, idsFilled + length));
    }
    System.arraycopy(record, EntryRecord.id(record, at), ids, idsFilled, length);
    idStarts[size++] = idsFilled;
    idsFilled += length;
    idStarts[size] = idsFilled;
  }

  private void grow() {
    facets = Arrays.copyOf(facets, 2 * size);
    sequences = Arrays.copyOf(sequences, 2 * size);
    idStarts = Arrays.copyOf(idStarts, 2 * size + 1);
    dates = Arrays.copyOf(dates, 2 * size);
    opinions = Arrays.copyOf(opinions, 2 * size);
    qualities = Arrays.copyOf(qualities, 2 * size);
    order = new int[2 * size];
    buffer = new int[2 * size];
  }

  /** {@return how many entries remain: those in force, of those that say the same the last} */
  int settle() {
    int inForce = 0;
    for (int i = 0; i < size; i++) {
      boolean removed =
          (anyTakenBack && sequences[i] < takenBack[lists[facets[i]]] - 1)
              || (anyOutOfForce && outOfForce.contains(sequences[i]));
      if (!removed) {
        order[inForce++] = i;
      }
    }
    superseded += size - inForce;
    inForce = contradictions.settle(order, inForce, facets);
    if (inForce > 1) {
      ValueSorter.mergeSort(order, 0, inForce, buffer, this::compare);
    }
    kept = 0;
    for (int i = 0; i < inForce; i++) {
      if (i + 1 == inForce || !sameStatement(order[i], order[i + 1])) {
        order[kept++] = order[i];
      }
    }
    duplicates += inForce - kept;
    return kept;
  }

  private boolean sameStatement(int one, int other) {
    return facets[one] == facets[other] && compareIds(one, other) == 0;
  }

  private int compare(int one, int other) {
    int byFacet = Integer.compare(ranks[facets[one]], ranks[facets[other]]);
    if (byFacet != 0) {
      return byFacet;
    }
    int byId = compareIds(one, other);
    if (byId != 0) {
      return byId;
    }
    int byDate = Long.compare(dates[one], dates[other]);
    if (byDate != 0) {
      return byDate;
    }
    int byOpinions = Long.compare(opinions[one], opinions[other]);
    return byOpinions != 0 ? byOpinions : Byte.compare(qualities[one], qualities[other]);
  }

  private int compareIds(int one, int other) {
    return Arrays.compareUnsigned(
        ids, idStarts[one], idStarts[one + 1], ids, idStarts[other], idStarts[other + 1]);
  }

  /** {@return how many entries were taken out, of all values so far} */
  long superseded() {
    return superseded;
  }

  /** {@return how many entries said what another one says, of all values so far} */
  long duplicates() {
    return duplicates;
  }

  /** {@return the place of its facet in the order of facets} */
  int rank(int position) {
    return ranks[facets[order[position]]];
  }

  long date(int position) {
    return dates[order[position]];
  }

  long opinions(int position) {
    return opinions[order[position]];
  }

  /** {@return the quality, or -1} */
  int quality(int position) {
    return qualities[order[position]];
  }

  byte[] ids() {
    return ids;
  }

  int idFrom(int position) {
    return idStarts[order[position]];
  }

  int idLength(int position) {
    return idStarts[order[position] + 1] - idStarts[order[position]];
  }
}
