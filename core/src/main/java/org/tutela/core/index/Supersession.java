package org.tutela.core.index;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.spool.KeyMixer;
import org.tutela.core.spool.KeyTable;
import org.tutela.core.spool.SpoolFile;

/**
 * Which entries a later import, a later date or a tombstone takes out of force, by source id.
 *
 * <p>A source id that a later import of its list mentions counts as that import has it. Within one
 * import the newest of its dated entries count, and undated ones beside them; a tombstone takes out
 * what is older by date, or, where one of the two has no date, what stands before it.
 *
 * <p>Every mention of an id is a row in a spool, under a key of 128 bits; the parts of the spool
 * are then judged one by one.
 */
final class Supersession implements Closeable {
  private static final int WIDTH = 5;

  private final KeyMixer mixer = new KeyMixer();
  private final SpoolFile mentions = new SpoolFile(WIDTH);

  /** The entries of one record that arrived one after another. */
  private final long[] pending = new long[WIDTH];

  private int pendingList = -1;
  private String pendingId = "";
  private int count;

  /** Notes an entry. */
  void mention(int list, String id, int importNumber, int sequence, long date) throws IOException {
    boolean again =
        count > 0
            && list == pendingList
            && id.equals(pendingId)
            && pending[2] == (long) importNumber << 1
            && pending[3] == date
            && pending[4] >>> 32 == sequence - count;
    if (again) {
      count++;
      return;
    }
    flush();
    begin(list, id, (long) importNumber << 1, sequence, date);
  }

  /** Notes a tombstone. */
  void remove(int list, String id, int importNumber, int sequence, long date) throws IOException {
    flush();
    begin(list, id, (long) importNumber << 1 | 1, sequence, date);
    flush();
  }

  private void begin(int list, String id, long kind, int sequence, long date) {
    if (list != pendingList || !id.equals(pendingId)) {
      mixer.key(list + " " + id);
      pending[0] = mixer.high();
      pending[1] = mixer.low();
      pendingList = list;
      pendingId = id;
    }
    pending[2] = kind;
    pending[3] = date;
    pending[4] = (long) sequence << 32;
    count = 1;
  }

  private void flush() throws IOException {
    if (count > 0) {
      pending[4] |= count;
      mentions.add(pending);
      count = 0;
    }
  }

  /** {@return the entries that are out of force, by their number of arrival} */
  RoaringBitmap outOfForce() throws IOException {
    flush();
    RoaringBitmap out = new RoaringBitmap();
    for (int part = 0; part < SpoolFile.PARTS; part++) {
      Records records = new Records();
      mentions.forEach(part, records::note);
      if (records.judged()) {
        mentions.forEach(part, (row, at) -> records.judge(row, at, out));
      }
    }
    return out;
  }

  /** The records of one part, by id. */
  private static final class Records {
    private static final int LAST_IMPORT = 0;
    private static final int NEWEST = 1;
    private static final int REMOVED_IN = 2;
    private static final int REMOVED_AT = 3;
    private static final int REMOVED_DATE = 4;
    private static final int FIELDS = 5;

    private final KeyTable table = new KeyTable();
    private long[] fields = {};
    private boolean several;

    /** {@return whether any record can have replaced or removed another} */
    boolean judged() {
      return several;
    }

    void note(long[] row, int at) {
      int known = table.size();
      int id = table.number(row[at], row[at + 1]);
      if (id == known) {
        begin(id);
      } else {
        several = true;
      }
      int field = id * FIELDS;
      long importNumber = row[at + 2] >>> 1;
      if (importNumber > fields[field + LAST_IMPORT]) {
        fields[field + LAST_IMPORT] = importNumber;
        fields[field + NEWEST] = EntryLog.NO_DATE;
      }
      boolean tombstone = (row[at + 2] & 1) != 0;
      if (tombstone) {
        remove(field, importNumber, row[at + 4] >>> 32, row[at + 3]);
      } else if (importNumber == fields[field + LAST_IMPORT]) {
        fields[field + NEWEST] = Math.max(fields[field + NEWEST], row[at + 3]);
      }
    }

    private void begin(int id) {
      if ((id + 1) * FIELDS > fields.length) {
        fields = Arrays.copyOf(fields, Math.max(16 * FIELDS, 2 * id * FIELDS));
      }
      fields[id * FIELDS + NEWEST] = EntryLog.NO_DATE;
    }

    /** The last import's tombstones count; of these the last one, with the latest date. */
    private void remove(int field, long importNumber, long sequence, long date) {
      if (importNumber > fields[field + REMOVED_IN]) {
        fields[field + REMOVED_IN] = importNumber;
        fields[field + REMOVED_DATE] = date;
        fields[field + REMOVED_AT] = sequence;
      } else if (importNumber == fields[field + REMOVED_IN]) {
        fields[field + REMOVED_DATE] = Math.max(fields[field + REMOVED_DATE], date);
        fields[field + REMOVED_AT] = Math.max(fields[field + REMOVED_AT], sequence);
      }
    }

    void judge(long[] row, int at, RoaringBitmap out) {
      if ((row[at + 2] & 1) != 0) {
        return;
      }
      int field = table.number(row[at], row[at + 1]) * FIELDS;
      long importNumber = row[at + 2] >>> 1;
      long date = row[at + 3];
      long from = row[at + 4] >>> 32;
      long to = from + (row[at + 4] & 0xffffffffL);
      boolean replaced =
          importNumber < fields[field + LAST_IMPORT]
              || (date != EntryLog.NO_DATE && date < fields[field + NEWEST]);
      if (replaced) {
        out.add(from, to);
      } else if (importNumber == fields[field + REMOVED_IN]) {
        long removed = fields[field + REMOVED_DATE];
        boolean bothDated = removed != EntryLog.NO_DATE && date != EntryLog.NO_DATE;
        if (bothDated) {
          out.add(from, date <= removed ? to : from);
        } else {
          out.add(from, Math.max(from, Math.min(to, fields[field + REMOVED_AT])));
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    mentions.close();
  }
}
