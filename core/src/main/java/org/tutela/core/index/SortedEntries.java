package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tutela.core.hash.HashType;
import org.tutela.core.spool.ByteSpool;

/**
 * The entries of one type that are in force, sorted by value, each said once: the values one after
 * another, and for each of them what {@link EntryTable} reads, with ranks of facets instead of
 * their numbers.
 */
final class SortedEntries implements Closeable {
  private final HashType type;
  private final int width;
  private final DigestKey key;
  private final ByteSpool values = new ByteSpool();
  private final ByteSpool statements = new ByteSpool();
  private long size;
  private int valueCount;
  private long superseded;
  private long duplicates;

  /** Takes the places of facets that a value has. */
  interface Ranks {
    void add(int rank, int valueId);
  }

  private SortedEntries(EntryLog log) {
    this.type = log.type();
    this.width = log.width();
    this.key = log.key();
  }

  /**
   * Sorts a log.
   *
   * @param log the entries
   * @param group decides which of them count
   * @param firstId the number of the first value
   * @param ranks takes for each value the facets that it has
   * @return the entries that count
   */
  static SortedEntries of(EntryLog log, EntryGroup group, int firstId, Ranks ranks)
      throws IOException {
    SortedEntries sorted = new SortedEntries(log);
    try {
      sorted.take(log.merged(), group, firstId, ranks);
      return sorted;
    } catch (IOException | RuntimeException e) {
      sorted.close();
      throw e;
    }
  }

  private void take(EntryMerge merged, EntryGroup group, int firstId, Ranks ranks)
      throws IOException {
    FieldWriter fields = new FieldWriter();
    while (merged.next(group)) {
      int entries = group.settle();
      if (entries == 0) {
        continue;
      }
      int id = firstId + valueCount;
      if (id >= IndexLayout.MAX_VALUES || id < 0) {
        throw new IllegalStateException(
            "an index holds at most " + IndexLayout.MAX_VALUES + " values");
      }
      values.append(group.value(), 0, width);
      fields.number(entries);
      for (int i = 0; i < entries; i++) {
        ranks.add(group.rank(i), id);
        statement(group, i, fields);
      }
      statements.append(fields.array(), 0, fields.size());
      fields.clear();
      valueCount++;
      size += entries;
    }
    superseded = group.superseded();
    duplicates = group.duplicates();
  }

  private static void statement(EntryGroup group, int i, FieldWriter fields) {
    long date = group.date(i);
    long opinions = group.opinions(i);
    int quality = group.quality(i);
    fields.number(group.rank(i));
    fields.number(
        (group.idLength(i) > 0 ? EntryTable.HAS_ID : 0)
            | (date != EntryLog.NO_DATE ? EntryTable.HAS_DATE : 0)
            | (opinions != 0 ? EntryTable.HAS_OPINIONS : 0)
            | (quality != EntryLog.NO_QUALITY ? EntryTable.HAS_QUALITY : 0));
    if (group.idLength(i) > 0) {
      fields.text(group.ids(), group.idFrom(i), group.idLength(i));
    }
    if (date != EntryLog.NO_DATE) {
      fields.signed(date);
    }
    if (opinions != 0) {
      fields.number(opinions >>> 32);
      fields.number(opinions & 0xffffffffL);
    }
    if (quality != EntryLog.NO_QUALITY) {
      fields.number(quality);
    }
  }

  /** {@return by which key digests are sorted} */
  DigestKey key() {
    return key;
  }

  HashType type() {
    return type;
  }

  /** {@return how many entries count} */
  long size() {
    return size;
  }

  /** {@return how many different values they have} */
  int values() {
    return valueCount;
  }

  long superseded() {
    return superseded;
  }

  long duplicates() {
    return duplicates;
  }

  /** {@return what the lists say, value after value} */
  StatementReader statements() {
    return new StatementReader(statements);
  }

  /** {@return the values; asking for them in order is fastest} */
  SortedValues sortedValues() {
    return new Window();
  }

  /** A part of the values in memory, which moves to where it is asked for. */
  private final class Window implements SortedValues {
    private static final int BYTES = 1 << 16;

    private final byte[] window = new byte[BYTES + width];
    private long start;
    private int filled;

    @Override
    public int size() {
      return valueCount;
    }

    private int at(int index) {
      long position = (long) index * width;
      if (position < start || position + width > start + filled) {
        try {
          filled = values.read(position, window, window.length);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        start = position;
      }
      return (int) (position - start);
    }

    @Override
    public long word(int index, int word) {
      return EntryLog.word(window, at(index) + word * Long.BYTES);
    }

    @Override
    public int intAt(int index, int offset) {
      return (int) EntryLog.word(window, at(index) + offset - Integer.BYTES);
    }

    @Override
    public void write(int index, SectionOutput out) throws IOException {
      out.put(window, at(index), width);
    }

    @Override
    public void copyRest(int index, byte[] into, int to) {
      int from = at(index) + Long.BYTES;
      System.arraycopy(window, from, into, to, width - Long.BYTES);
    }
  }

  @Override
  public void close() throws IOException {
    values.close();
    statements.close();
  }
}
