package org.tutela.core.index;

import java.util.Arrays;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;
import org.tutela.core.list.Opinions;

/** The entries of one hash type in the order of their arrival, in columns. */
final class EntryLog {
  static final int NO_ID = -1;
  static final long NO_DATE = Long.MIN_VALUE;

  private final HashType type;
  private final ValueLog values;
  private int[] facets = new int[64];
  private int[] ids = new int[64];
  private int[] imports = new int[64];
  private int[] sequences = new int[64];
  private long[] dates = {};
  private long[] opinions = {};

  EntryLog(HashType type) {
    this.type = type;
    this.values = new ValueLog(type);
  }

  void add(
      ContentHash hash,
      int facet,
      int id,
      int importNumber,
      int sequence,
      long date,
      Opinions opinion) {
    int at = values.size();
    if (at == facets.length) {
      facets = Arrays.copyOf(facets, 2 * at);
      ids = Arrays.copyOf(ids, 2 * at);
      imports = Arrays.copyOf(imports, 2 * at);
      sequences = Arrays.copyOf(sequences, 2 * at);
    }
    values.add(hash);
    facets[at] = facet;
    ids[at] = id;
    imports[at] = importNumber;
    sequences[at] = sequence;
    if (date != NO_DATE || dates.length > 0) {
      dates = extend(dates, at, NO_DATE);
      dates[at] = date;
    }
    if (!opinion.equals(Opinions.NONE) || opinions.length > 0) {
      opinions = extend(opinions, at, 0);
      opinions[at] = (long) opinion.confirming() << 32 | opinion.disputing();
    }
  }

  /** Columns that most lists do without begin with the first entry that needs them. */
  private long[] extend(long[] column, int at, long filler) {
    if (at < column.length) {
      return column;
    }
    long[] longer = Arrays.copyOf(column, facets.length);
    Arrays.fill(longer, column.length, longer.length, filler);
    return longer;
  }

  HashType type() {
    return type;
  }

  ValueLog values() {
    return values;
  }

  int size() {
    return values.size();
  }

  int facet(int entry) {
    return facets[entry];
  }

  int id(int entry) {
    return ids[entry];
  }

  int importNumber(int entry) {
    return imports[entry];
  }

  int sequence(int entry) {
    return sequences[entry];
  }

  long date(int entry) {
    return entry < dates.length ? dates[entry] : NO_DATE;
  }

  /** {@return confirming opinions in the upper half, disputing ones in the lower} */
  long opinions(int entry) {
    return entry < opinions.length ? opinions[entry] : 0;
  }
}
