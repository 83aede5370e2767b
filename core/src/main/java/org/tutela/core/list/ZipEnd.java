package org.tutela.core.list;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Passes a zip on and keeps its end, which says how many entries there are. A zip that is read from
 * its beginning gives no sign when it was cut off between two of them.
 */
final class ZipEnd extends FilterInputStream {
  /** The record at the end, and the longest comment behind it. */
  private static final int LENGTH = 22 + 0xffff;

  private static final int ENTRIES = 10;
  private static final int MANY = 0xffff;

  private final byte[] last = new byte[2 * LENGTH];
  private int kept;

  ZipEnd(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, Math.min(length, LENGTH));
    if (n > 0) {
      if (kept + n > last.length) {
        System.arraycopy(last, kept - LENGTH, last, 0, LENGTH);
        kept = LENGTH;
      }
      System.arraycopy(bytes, offset, last, kept, n);
      kept += n;
    }
    return n;
  }

  /** {@return whether the end of the zip, to which it is read, tells of so many entries} */
  boolean holds(int entries) throws IOException {
    byte[] rest = new byte[1 << 13];
    int n;
    do {
      n = read(rest, 0, rest.length);
    } while (n >= 0);
    for (int at = kept - 22; at >= 0; at--) {
      if (Arrays.equals(last, at, at + 4, new byte[] {'P', 'K', 5, 6}, 0, 4)) {
        int told = (last[at + ENTRIES] & 0xff) | (last[at + ENTRIES + 1] & 0xff) << 8;
        return told == entries || told == MANY;
      }
    }
    return false;
  }
}
