package org.tutela.core.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.spool.KeyMixer;
import org.tutela.core.spool.KeyTable;
import org.tutela.core.spool.SpoolFile;

/**
 * Shows what an importer makes of a list, repetitions included, without keeping the list in memory.
 *
 * <p>The list is read twice. Between the two, keys of 128 bits decide what is repeated, in parts
 * that fit in memory one by one; memory grows with a 256th of the list, and with the number of
 * repetitions. Temporary files take 24 bytes an entry, and 48 more where records have ids.
 *
 * <p>The same hash again is a {@link RowKind#DUP}. The same record id again, in another record: if
 * dated, all but the newest are {@link RowKind#SUPERSEDED}; of what is left, what has another
 * category than the first read is a {@link RowKind#CONFLICT}. Neither counts as an entry for a
 * later repetition.
 */
public final class ListAudit {
  private static final long UNDATED = Long.MIN_VALUE;
  private static final Instant EARLIEST = Instant.ofEpochMilli(UNDATED + 1);
  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final long MOST_ENTRIES = 0xffff_ffffL;

  private final KeyMixer mixer = new KeyMixer();
  private final SpoolFile hashes;
  private final SpoolFile ids;
  private final RoaringBitmap superseded = new RoaringBitmap();
  private final RoaringBitmap conflicts = new RoaringBitmap();
  private final RoaringBitmap repeats = new RoaringBitmap();
  private final boolean idsNameRecords;
  private long entries;
  private long record;
  private String lastLocation = "";

  private ListAudit(ListReader reader, SpoolFile hashes, SpoolFile ids) {
    this.idsNameRecords = reader.idsNameRecords();
    this.hashes = hashes;
    this.ids = ids;
  }

  /**
   * Reads a list and yields its rows in file order.
   *
   * @param reader of the format
   * @param source the list, which must not change meanwhile
   * @param options how it is read
   * @param sink takes each row
   * @return how many rows of each kind there were
   * @throws ListFormatException if the list as a whole is refused; no row was yielded then
   * @throws IOException if the list cannot be read, or no temporary file can be written
   */
  public static ImportReport run(
      ListReader reader, ListSource source, ReadOptions options, Consumer<? super AuditRow> sink)
      throws IOException {
    try (SpoolFile hashes = new SpoolFile(3);
        SpoolFile ids = new SpoolFile(6)) {
      ListAudit audit = new ListAudit(reader, hashes, ids);
      reader.read(source, options, audit::collect);
      audit.compareIds();
      audit.compareHashes();
      return audit.report(reader, source, options, sink);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void collect(ListRecord yielded) {
    if (yielded instanceof ListEntry entry) {
      mixer.key(entry.hash());
      collect(entry.category(), entry.sourceId(), entry.updated(), entry.location());
    } else if (yielded instanceof AddressEntry entry) {
      mixer.key(entry.address().kind().id() + " " + entry.address().text());
      collect(entry.category(), entry.sourceId(), entry.updated(), entry.location());
    }
  }

  /** Notes an entry, whose value the mixer has just made a key of. */
  private void collect(
      String category, String sourceId, Optional<Instant> updated, String location) {
    if (entries == MOST_ENTRIES) {
      throw new UncheckedIOException(new IOException("more than " + MOST_ENTRIES + " entries"));
    }
    try {
      hashes.add(mixer.high(), mixer.low(), entries);
      if (idsNameRecords && !sourceId.isEmpty()) {
        record += location.equals(lastLocation) ? 0 : 1;
        lastLocation = location;
        mixer.key(category);
        long categoryKey = mixer.high();
        mixer.key(sourceId);
        ids.add(mixer.high(), mixer.low(), entries, record, date(updated), categoryKey);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entries++;
  }

  private static long date(Optional<Instant> updated) {
    if (updated.isEmpty()) {
      return UNDATED;
    }
    Instant date = updated.get();
    // Years beyond 292 million do not fit.
    if (date.isBefore(EARLIEST)) {
      return EARLIEST.toEpochMilli();
    }
    return date.isAfter(LATEST) ? Long.MAX_VALUE : date.toEpochMilli();
  }

  private void compareIds() throws IOException {
    for (int part = 0; part < SpoolFile.PARTS; part++) {
      Versions versions = new Versions();
      ids.forEach(part, versions::date);
      ids.forEach(part, versions::judge);
    }
  }

  /** The records of one part, by id. */
  private final class Versions {
    private final KeyTable table = new KeyTable();
    private long[] newest = {};
    private long[] firstRecord = {};
    private long[] firstCategory = {};

    void date(long[] row, int at) {
      int id = table.number(row[at], row[at + 1]);
      if (id == newest.length) {
        newest = Arrays.copyOf(newest, Math.max(16, 2 * id));
        Arrays.fill(newest, id, newest.length, UNDATED);
      }
      newest[id] = Math.max(newest[id], row[at + 4]);
    }

    void judge(long[] row, int at) {
      if (firstRecord.length < table.size()) {
        firstRecord = new long[table.size()];
        firstCategory = new long[table.size()];
      }
      int id = table.number(row[at], row[at + 1]);
      int sequence = (int) row[at + 2];
      long inRecord = row[at + 3];
      long date = row[at + 4];
      if (date != UNDATED && date < newest[id]) {
        superseded.add(sequence);
      } else if (firstRecord[id] == 0) {
        firstRecord[id] = inRecord;
        firstCategory[id] = row[at + 5];
      } else if (firstRecord[id] != inRecord && firstCategory[id] != row[at + 5]) {
        conflicts.add(sequence);
      }
    }
  }

  private void compareHashes() throws IOException {
    for (int part = 0; part < SpoolFile.PARTS; part++) {
      KeyTable table = new KeyTable();
      hashes.forEach(
          part,
          (row, at) -> {
            int sequence = (int) row[at + 2];
            if (!superseded.contains(sequence) && !conflicts.contains(sequence)) {
              int known = table.size();
              if (table.number(row[at], row[at + 1]) < known) {
                repeats.add(sequence);
              }
            }
          });
    }
  }

  private ImportReport report(
      ListReader reader, ListSource source, ReadOptions options, Consumer<? super AuditRow> sink)
      throws IOException {
    ImportReport.Counter counter = new ImportReport.Counter();
    long expected = entries;
    entries = 0;
    reader.read(
        source,
        options,
        yielded -> {
          AuditRow row = new AuditRow(kind(yielded), yielded);
          counter.add(row);
          sink.accept(row);
        });
    if (entries != expected) {
      throw new IOException(source.name() + " changed while it was read");
    }
    return counter.report();
  }

  private RowKind kind(ListRecord yielded) {
    if (yielded instanceof ListEntry || yielded instanceof AddressEntry) {
      int sequence = (int) entries++;
      if (superseded.contains(sequence)) {
        return RowKind.SUPERSEDED;
      } else if (conflicts.contains(sequence)) {
        return RowKind.CONFLICT;
      }
      return repeats.contains(sequence) ? RowKind.DUP : RowKind.ENTRY;
    } else if (yielded instanceof Tombstone) {
      return RowKind.DELETE;
    } else if (yielded instanceof FingerprintReference) {
      return RowKind.REF;
    } else if (yielded instanceof NextPage) {
      return RowKind.NEXT;
    } else if (yielded instanceof Notice notice) {
      return switch (notice.kind()) {
        case IGNORED -> RowKind.IGNORED;
        case WARNING -> RowKind.WARN;
        case META -> RowKind.META;
      };
    }
    return RowKind.REJECT;
  }
}
