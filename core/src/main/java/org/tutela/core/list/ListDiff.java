package org.tutela.core.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import org.tutela.core.spool.KeyMixer;
import org.tutela.core.spool.KeyTable;
import org.tutela.core.spool.SpoolFile;

/**
 * What one version of a list has that another has not, without keeping either in memory.
 *
 * <p>An entry is known by its value and the id of its record. If a version has it several times,
 * the last time counts. Each version is read twice, as {@link ListAudit} does; memory grows with a
 * 256th of the lists and with the number of differences. Tombstones are not applied.
 */
public final class ListDiff {
  private static final int WIDTH = 4;

  /** How an entry of the new version differs from the old one. */
  public enum Change {
    /** Only the new version has it. */
    ADDED,
    /** Only the old version has it. */
    REMOVED,
    /** Category, role, date or opinions differ. */
    CHANGED
  }

  /**
   * One version of a list.
   *
   * @param reader of its format
   * @param source the list, which must not change meanwhile
   * @param options how it is read
   */
  public record Version(ListReader reader, ListSource source, ReadOptions options) {}

  private final KeyMixer mixer = new KeyMixer();
  private final RoaringBitmap removed = new RoaringBitmap();
  private final RoaringBitmap added = new RoaringBitmap();
  private final RoaringBitmap changed = new RoaringBitmap();
  private long entries;

  private ListDiff() {}

  /**
   * Compares two versions. What was removed comes first, in the order of the old version, then what
   * was added or changed, in the order of the new one.
   *
   * @param old the version that was
   * @param fresh the version that is
   * @param sink takes each difference, with the row of the version that has it, for a change the
   *     new one
   * @throws ListFormatException if one of them is refused as a whole; nothing was yielded then
   * @throws IOException if one cannot be read, or no temporary file can be written
   */
  public static void run(
      Version old, Version fresh, BiConsumer<? super Change, ? super AuditRow> sink)
      throws IOException {
    ListDiff diff = new ListDiff();
    try (SpoolFile oldRows = new SpoolFile(WIDTH);
        SpoolFile freshRows = new SpoolFile(WIDTH)) {
      diff.collect(old, oldRows);
      diff.collect(fresh, freshRows);
      for (int part = 0; part < SpoolFile.PARTS; part++) {
        diff.compare(part, oldRows, freshRows);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    diff.report(old, (row, number) -> diff.give(diff.removed, Change.REMOVED, row, number, sink));
    diff.report(
        fresh,
        (row, number) -> {
          diff.give(diff.added, Change.ADDED, row, number, sink);
          diff.give(diff.changed, Change.CHANGED, row, number, sink);
        });
  }

  private void give(
      RoaringBitmap which,
      Change change,
      AuditRow row,
      long number,
      BiConsumer<? super Change, ? super AuditRow> sink) {
    if (which.contains((int) number)) {
      sink.accept(change, row);
    }
  }

  private void collect(Version version, SpoolFile rows) throws IOException {
    report(
        version,
        (row, number) -> {
          if (number >= 0xffff_ffffL) {
            throw new UncheckedIOException(new IOException("more than 2^32 entries"));
          }
          mixer.key(statement(row));
          long statement = mixer.high();
          mixer.key(row.algorithm() + ' ' + row.value() + '\n' + row.sourceId());
          try {
            rows.add(mixer.high(), mixer.low(), number, statement);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String statement(AuditRow row) {
    if (row.record() instanceof ListEntry entry) {
      return statement(row, entry.role(), entry.updated(), entry.opinions());
    }
    AddressEntry entry = (AddressEntry) row.record();
    return statement(row, entry.role(), entry.updated(), entry.opinions());
  }

  private static String statement(
      AuditRow row, EntryRole role, Optional<Instant> updated, Opinions opinions) {
    String date = updated.map(at -> at.getEpochSecond() + "." + at.getNano()).orElse("");
    String said = opinions.confirming() + " " + opinions.disputing();
    return String.join("\n", row.category(), role.id(), date, said);
  }

  /** Takes the entries of a version, numbered from 0. */
  private interface Rows {
    void row(AuditRow row, long number);
  }

  private void report(Version version, Rows rows) throws IOException {
    entries = 0;
    Consumer<ListRecord> sink =
        yielded -> {
          if (yielded instanceof ListEntry || yielded instanceof AddressEntry) {
            rows.row(new AuditRow(RowKind.ENTRY, yielded), entries++);
          }
        };
    version.reader().read(version.source(), version.options(), sink);
  }

  private void compare(int part, SpoolFile oldRows, SpoolFile freshRows) throws IOException {
    KeyTable table = new KeyTable();
    Statements before = new Statements(table);
    Statements after = new Statements(table);
    oldRows.forEach(part, before::note);
    freshRows.forEach(part, after::note);
    for (int key = 0; key < table.size(); key++) {
      if (!after.has(key)) {
        removed.add((int) before.number(key));
      } else if (!before.has(key)) {
        added.add((int) after.number(key));
      } else if (before.statement(key) != after.statement(key)) {
        changed.add((int) after.number(key));
      }
    }
  }

  /** The last statement about each key of one part. */
  private static final class Statements {
    private final KeyTable table;

    /** For each key one more than the number of its entry, and the statement. */
    private long[] last = new long[64];

    Statements(KeyTable table) {
      this.table = table;
    }

    void note(long[] row, int at) {
      int key = table.number(row[at], row[at + 1]);
      if (2 * key + 1 >= last.length) {
        last = Arrays.copyOf(last, Math.max(4 * key, 2 * last.length));
      }
      last[2 * key] = row[at + 2] + 1;
      last[2 * key + 1] = row[at + 3];
    }

    boolean has(int key) {
      return 2 * key < last.length && last[2 * key] != 0;
    }

    long number(int key) {
      return last[2 * key] - 1;
    }

    long statement(int key) {
      return last[2 * key + 1];
    }
  }
}
