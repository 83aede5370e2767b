package org.tutela.core.index;

import java.io.IOException;
import org.tutela.core.spool.ByteSpool;

/** Reads what {@link SortedEntries} wrote, from front to back, and gives it out as in the file. */
final class StatementReader {
  private static final int BUFFER = 1 << 16;

  private final ByteSpool spool;
  private final byte[] buffer = new byte[BUFFER];
  private long next;
  private int at;
  private int end;

  StatementReader(ByteSpool spool) {
    this.spool = spool;
  }

  /** Copies the statements about the next value, with the numbers of facets for their ranks. */
  int copyValue(int[] facetNumbers, FieldWriter out) throws IOException {
    int entries = (int) number();
    out.number(entries);
    for (int i = 0; i < entries; i++) {
      out.number(facetNumbers[(int) number()]);
      int flags = (int) number();
      out.number(flags);
      if ((flags & EntryTable.HAS_ID) != 0) {
        text(out);
      }
      if ((flags & EntryTable.HAS_DATE) != 0) {
        out.number(number());
      }
      if ((flags & EntryTable.HAS_OPINIONS) != 0) {
        out.number(number());
        out.number(number());
      }
      if ((flags & EntryTable.HAS_QUALITY) != 0) {
        out.number(number());
      }
    }
    return entries;
  }

  private void text(FieldWriter out) throws IOException {
    int length = (int) number();
    out.number(length);
    while (length > 0) {
      fill();
      int part = Math.min(length, end - at);
      out.bytes(buffer, at, part);
      at += part;
      length -= part;
    }
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      fill();
      byte b = buffer[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private void fill() throws IOException {
    if (at == end) {
      end = spool.read(next, buffer, BUFFER);
      next += end;
      at = 0;
      if (end == 0) {
        throw new IOException("the temporary file was cut off");
      }
    }
  }
}
