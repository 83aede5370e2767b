package org.tutela.filters.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code PARENTAL_LEVEL} of the PARAM.SFO of older PlayStations: a little-endian table of keys and
 * data. The level, 1 to 11, means another age in each region, so it names none.
 */
final class ParamSfoLabels implements LabelReader {
  private static final String KEY = "PARENTAL_LEVEL";
  private static final int HEADER = 20;
  private static final int ENTRY = 16;
  private static final int MAX_ENTRIES = 1000;

  @Override
  public void read(LabelScan scan) throws IOException {
    byte[] bytes = scan.source().all();
    ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER) {
      scan.add(
          new LabelDraft("playstation", "", "byte 0").malformed("malformed-sfo", "breaks off"));
      return;
    }
    long keys = table.getInt(8) & 0xffffffffL;
    long data = table.getInt(12) & 0xffffffffL;
    int entries = Math.min(MAX_ENTRIES, table.getInt(16));
    for (int i = 0; i < entries && HEADER + (i + 1) * ENTRY <= bytes.length; i++) {
      int entry = HEADER + i * ENTRY;
      long key = keys + (table.getShort(entry) & 0xffff);
      long value = data + (table.getInt(entry + 12) & 0xffffffffL);
      if (isKey(bytes, key) && value + 4 <= bytes.length) {
        int level = table.getInt((int) value);
        LabelDraft draft =
            new LabelDraft("playstation", KEY + " " + level, "byte " + value + ", key " + KEY);
        scan.add(
            level == 0
                ? draft.neutral()
                : draft.unknown("parental-level", "a level means another age in each region"));
      }
    }
  }

  private static boolean isKey(byte[] bytes, long at) {
    ByteCursor key = new ByteCursor(bytes, (int) Math.min(at, bytes.length), bytes.length);
    return key.latin1(KEY.length() + 1).equals(KEY + "\0");
  }
}
